import type { Member, Scope } from '@grantlens/snapshot';
import { principalKey, resourceTypes, userGroupKey, wholeAccount } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { type Access, compile } from '../access/access.ts';
import { groupOf, groupRow, memberRow, openAccount, policyRow, principalOf } from '../raw-account.fixture.ts';
import { applyEdits } from './apply-edits.ts';
import type { Edit, PolicyContent } from './edit.ts';
import { access, linesOf, withUnreadable } from './edited-account.fixture.ts';

const member = (key: string, of: Access = access) => principalOf(of, key) as Member;
const userGroup = (key: string, { account }: Access = access) => {
  const found = account.userGroups.find((group) => group.key === key);
  if (found === undefined) throw new Error(`no user group is ${key}`);
  return found;
};
const join = (who: string, key: string): Edit => ({
  kind: 'add-to-user-group',
  principal: member(who),
  userGroup: userGroup(key),
});
const leave = (who: string, key: string): Edit => ({
  kind: 'remove-from-user-group',
  principal: member(who),
  userGroup: userGroup(key),
});
const dee = 'member:dee@example.com';
const inDoubt = 'row-unreadable:members[]the member dee@example.com';

/** Which lines of the account go and which come. */
function changed(...edits: readonly Edit[]): readonly string[] {
  const [before, after] = [linesOf(access.account), linesOf(applyEdits(access.account, edits))];
  const gone = before.filter((line) => !after.includes(line)).map((line) => `- ${line}`);
  return [...gone, ...after.filter((line) => !before.includes(line)).map((line) => `+ ${line}`)];
}

test('the account after an edit has a member in one more user group, in order, and the group has one more', () => {
  expect(changed(join('member:bob', 'g3'))).toEqual([
    '- member:bob in g1 in g2',
    '- g3 of 0',
    '+ member:bob in g1 in g2 in g3',
    '+ g3 of 1',
  ]);
  expect(changed(leave('member:bob', 'g1'), join('member:bob', 'g1'))).toEqual([]);
  expect(changed(join('member:eve', 'g2'), join('member:eve', 'g1'))).toEqual([
    '- member:eve',
    '- g1 of 2',
    '- g2 of 1',
    '+ member:eve in g1 in g2',
    '+ g1 of 3',
    '+ g2 of 2',
  ]);
});

test('the account after an edit has a policy of the member no more that is also the one of the group joined', () => {
  expect(changed(join('member:cal', 'g1'))).toEqual([
    '- member:cal',
    '- g1 of 2',
    '- shared allow member:cal',
    '+ member:cal in g1',
    '+ g1 of 3',
  ]);
  // A group that has another policy leaves the member's own alone, and so does one that somebody else joins.
  expect(changed(join('member:cal', 'g2'))).not.toContain('- shared allow member:cal');
  expect(changed(join('member:eve', 'g1'))).toEqual([
    '- member:eve',
    '- g1 of 2',
    '+ member:eve in g1',
    '+ g1 of 3',
  ]);
});

test('the account after an edit shows who was possibly in the group as in it, and leaves what may be theirs as it was', () => {
  expect(changed(join(dee, 'g2'))).toEqual([`- ${dee}`, '- g2 of 1', `+ ${dee} in g2`, '+ g2 of 2']);
});

test('the account after an edit shares the policies where a group is joined that grants none', () => {
  const { policies, gaps } = applyEdits(access.account, [join('member:cal', 'g3')]);
  expect(policies).toBe(access.account.policies);
  expect(gaps).toBe(access.account.gaps);
});

test('the account after an edit is the same object where somebody who is in a group joins it, or who is not leaves it', () => {
  expect(applyEdits(access.account, [join('member:ada', 'g1')])).toBe(access.account);
  expect(applyEdits(access.account, [leave('member:ada', 'g2')])).toBe(access.account);
  expect(applyEdits(access.account, [])).toBe(access.account);
});

test('the account after an edit has the member in one user group less, and the others as they were', () => {
  expect(changed(leave('member:bob', 'g1'))).toEqual([
    '- member:bob in g1 in g2',
    '- g1 of 2',
    '+ member:bob in g2',
    '+ g1 of 1',
  ]);
  const gone: Edit = { kind: 'remove-principal', principal: member('member:bob') };
  expect(changed(gone, leave('member:bob', 'g1'))).toEqual(changed(gone));
});

test('the account after an edit has neither the principal nor what it holds, certainly or possibly', () => {
  const without = (key: string) => changed({ kind: 'remove-principal', principal: principalOf(access, key) });
  expect(without('member:bob')).toEqual([
    '- member:bob in g1 in g2',
    '- g1 of 2',
    '- g2 of 1',
    '+ g1 of 1',
    '+ g2 of 0',
  ]);
  expect(without('member:ada')).toEqual([
    '- member:ada in g1',
    '- g1 of 2',
    '- own allow member:ada',
    '+ g1 of 1',
  ]);
  expect(without(dee)).toEqual([
    `- ${dee}`,
    `- q1 allow possible ${dee} in g2 ? ${inDoubt}`,
    `- q2 allow possible ${dee} in g2 ? ${inDoubt}`,
  ]);
  expect(without('token:t1')).toEqual(['- token:t1']);
  const edit: Edit = { kind: 'remove-principal', principal: member('member:bob') };
  expect(changed(edit, edit)).toEqual(without('member:bob'));
});

test('the account after an edit has neither the user group nor what it grants, certainly or possibly, and nobody in it', () => {
  const without = (key: string) => changed({ kind: 'remove-user-group', userGroup: userGroup(key) });
  expect(without('g2')).toEqual([
    '- member:bob in g1 in g2',
    '- g2 of 1',
    '- q1 allow g2',
    '- q2 allow g2',
    `- q1 allow possible ${dee} in g2 ? ${inDoubt}`,
    `- q2 allow possible ${dee} in g2 ? ${inDoubt}`,
    '+ member:bob in g1',
  ]);
  expect(without('g1')).toEqual([
    '- member:ada in g1',
    '- member:bob in g1 in g2',
    '- g1 of 2',
    '- extra deny g1',
    '- shared allow g1',
    '+ member:ada',
    '+ member:bob in g2',
  ]);
  const { principals } = applyEdits(access.account, [
    { kind: 'remove-user-group', userGroup: userGroup('g2') },
  ]);
  expect(principals[0]).toBe(access.account.principals[0]);
});

test('the account after an edit has a removed policy of nobody', () => {
  expect(changed({ kind: 'remove-policy', policyId: 'shared' })).toEqual([
    '- shared allow g1',
    '- shared allow member:cal',
  ]);
});

test('the account after an edit has a new policy of the one who was given it', () => {
  const given = { kind: 'add-policy', access: 'deny', scope: wholeAccount('a1') } as const;
  const permissionGroup = groupOf(access, 'dns');
  expect(
    changed({ ...given, permissionGroup, to: { kind: 'principal', principal: member('member:eve') } }),
  ).toEqual(['+ no id deny member:eve']);
  expect(
    changed({ ...given, permissionGroup, to: { kind: 'user-group', userGroup: userGroup('g1') } }),
  ).toEqual(['+ no id deny g1']);
});

test('the account after an edit has the new policy of a user group once too for each who is possibly in it', () => {
  const permissionGroup = groupOf(access, 'dns');
  const given = {
    kind: 'add-policy',
    access: 'allow',
    permissionGroup,
    scope: wholeAccount('a1'),
  } as const;
  const edit: Edit = { ...given, to: { kind: 'user-group', userGroup: userGroup('g2') } };
  expect(changed(edit)).toEqual(['+ no id allow g2', `+ no id allow possible ${dee} in g2 ? ${inDoubt}`]);
  const to = { kind: 'user-group', userGroup: userGroup('g2', withUnreadable) } as const;
  expect(linesOf(applyEdits(withUnreadable.account, [{ ...given, to }])).slice(-2)).toEqual([
    'no id allow g2',
    'no id allow possible anybody in g2 ? row-unreadable:userGroupMembers[g2]',
  ]);
  const nobody = (email: string) => ({ email, status: 'accepted', policies: [] });
  const strange = openAccount({
    members: [nobody('x@example.com'), nobody('y@example.com')],
    userGroups: [
      { id: 'g', policies: [policyRow('p', 'sometimes', [], '*'), policyRow('q', 'sometimes', [{}], '*')] },
      { id: 'h', policies: [policyRow('r', 'allow', [{}], '*')] },
    ],
    userGroupMembers: { g: [{ id: 'who' }], h: [{ id: 'who' }] },
  });
  const toG: Edit = { ...given, to: { kind: 'user-group', userGroup: userGroup('g', strange) } };
  const { length } = strange.account.policies;
  expect(linesOf(applyEdits(strange.account, [toG])).slice(4 + length)).toEqual([
    'no id allow g',
    ...['x', 'y'].map(
      (one) =>
        `no id allow possible member:${one}@example.com in g ? row-unreadable:members[]the member ${one}@example.com`,
    ),
  ]);
  const person: Edit = { ...given, to: { kind: 'principal', principal: member('member:bob') } };
  expect(changed(person)).toEqual(['+ no id allow member:bob']);
});

test('the account after an edit has the type of a zone where the policy is given on one', () => {
  const scope = { kind: 'type', key: `${resourceTypes.zone}.*`, type: resourceTypes.zone } as const;
  const to = { kind: 'principal', principal: principalOf(access, 'token:t1') } as const;
  const after = applyEdits(access.account, [
    { kind: 'add-policy', access: 'allow', permissionGroup: groupOf(access, 'tz'), scope, to },
  ]);
  expect(after.policies.at(-1)).toEqual({
    kind: 'policy',
    id: null,
    holder: { kind: 'principal', principal: 'token:t1' },
    effect: 'allow',
    effectAssumed: false,
    gaps: [],
    permissionGroups: [{ key: 'tz', gaps: [] }],
    resourceGroups: [
      { id: null, name: null, places: [{ scope, objectKey: `${resourceTypes.zone}.*`, gaps: [] }] },
    ],
  });
  expect(after.gaps).toBe(access.account.gaps);
});

test('the account after an edit has a new member, counted in the groups it is in, and a new user group that can be joined', () => {
  const newcomer: Member = {
    ...member('member:ada'),
    key: principalKey('member', 'zed'),
    groups: [userGroup('g1').key],
  };
  const crew = { key: userGroupKey('crew'), id: null, name: 'New crew', size: 0 };
  expect(
    changed(
      { kind: 'add-member', principal: newcomer },
      { kind: 'add-user-group', userGroup: crew },
      { kind: 'add-to-user-group', principal: newcomer, userGroup: crew },
    ),
  ).toEqual(['- g1 of 2', '+ member:zed in crew in g1', '+ g1 of 3', '+ crew of 1']);
});

test('the account after an edit has a member whose invitation was accepted as one who can act', () => {
  const { principals } = applyEdits(access.account, [
    { kind: 'accept-invitation', principal: member('member:ada') },
  ]);
  expect(principals.find(({ key }) => key === 'member:ada')).toMatchObject({
    standing: 'active',
    status: 'accepted',
  });
});

test('the account after an edit has a policy without the part that was taken out of it, for everyone who holds it', () => {
  const partsOf = (content: PolicyContent) =>
    applyEdits(parted.account, [{ kind: 'remove-from-policy', policyId: 'p', content }])
      .policies.filter(({ id }) => id === 'p')
      .map(({ holder, permissionGroups, resourceGroups }) => [
        holder.kind,
        permissionGroups.map(({ key }) => key).join(),
        resourceGroups
          .map(({ id, places }) => `${id}: ${places.map((one) => one.objectKey).join()}`)
          .join('; '),
      ]);
  const zone = (id: string): Scope => {
    const key = `${resourceTypes.zone}.${id}`;
    return { kind: 'resource', key, type: resourceTypes.zone, resource: key };
  };
  const [z1, z2, z3] = ['z1', 'z2', 'z3'].map((id) => `${resourceTypes.zone}.${id}`);
  const whole = ['dns,waf', `rg1: ${z1},${z2}; rg2: ${z3}`];
  expect(partsOf({ kind: 'scope', scope: zone('z9') })).toEqual([
    ['user-group', ...whole],
    ['principal', ...whole],
  ]);
  expect(partsOf({ kind: 'permission-group', permissionGroup: groupOf(parted, 'waf') })).toEqual([
    ['user-group', 'dns', whole[1]],
    ['principal', 'dns', whole[1]],
  ]);
  expect(partsOf({ kind: 'resource-group', id: 'rg1', name: null })[1]).toEqual([
    'principal',
    'dns,waf',
    `rg2: ${z3}`,
  ]);
  // The resource group stays what it is for other policies: what is left here is a scope of this one.
  expect(partsOf({ kind: 'scope', scope: zone('z1') })[1]).toEqual([
    'principal',
    'dns,waf',
    `null: ${z2}; rg2: ${z3}`,
  ]);
  expect(partsOf({ kind: 'scope', scope: zone('z3') })[1]).toEqual([
    'principal',
    'dns,waf',
    `rg1: ${z1},${z2}`,
  ]);
});

const inGroup = (id: string, ...zones: readonly string[]) => ({
  id,
  scope: {
    key: 'com.cloudflare.api.account.a1',
    objects: zones.map((zone) => ({ key: `${resourceTypes.zone}.${zone}` })),
  },
});
const policy = {
  id: 'p',
  access: 'allow',
  permission_groups: [groupRow('dns', []), groupRow('waf', [])],
  resource_groups: [inGroup('rg1', 'z1', 'z2'), inGroup('rg2', 'z3')],
};

/** A member and a user group that hold one policy of two permission groups on two resource groups. */
const parted = openAccount({
  members: [{ ...memberRow('ada'), policies: [policy] }],
  userGroups: [{ id: 'g1', name: 'Team', policies: [policy] }],
  userGroupMembers: { g1: [] },
  permissionGroups: [groupRow('dns', []), groupRow('waf', [])],
});

test('other policies for a user group are those of its members, and of whoever may be one', () => {
  const policies = access.policiesOf(userGroup('g2').key).filter(({ id }) => id === 'q1');
  const of = { kind: 'user-group', userGroup: userGroup('g2') } as const;
  expect(changed({ kind: 'replace-policies', of, policies })).toEqual([
    '- q2 allow g2',
    `- q2 allow possible ${dee} in g2 ? ${inDoubt}`,
  ]);
});

test('other policies for a member leave those of their user groups', () => {
  const policies = access.policiesOf(principalKey('member', 'ada'));
  const of = { kind: 'principal', principal: member('member:eve') } as const;
  expect(changed({ kind: 'replace-policies', of, policies })).toEqual([
    '- no id allow member:eve',
    '+ own allow member:eve',
  ]);
});

test('a token that is disabled keeps its policies and cannot act', () => {
  const robot = principalOf(access, 'token:t1');
  if (robot.kind !== 'token') throw new Error('the robot is a token');
  const edits: readonly Edit[] = [{ kind: 'disable-token', principal: robot }];
  const after = applyEdits(access.account, edits).principals.find(({ key }) => key === robot.key);
  expect(after).toMatchObject({ standing: 'inactive', status: 'disabled' });
  expect(changed(...edits)).toEqual([]);
});

test('a token that is enabled can act as far as its dates let it, and in doubt where they cannot be read', () => {
  const token = (id: string, more: object) => ({ id, name: id, status: 'disabled', policies: [], ...more });
  const { account } = openAccount({
    accountTokens: [
      token('free', {}),
      token('over', { expires_on: '2020-01-01T00:00:00Z' }),
      token('early', { not_before: '2999-01-01T00:00:00Z' }),
      token('odd', { expires_on: 'soon' }),
    ],
  });
  const edits = account.principals.flatMap((one): readonly Edit[] =>
    one.kind === 'token' ? [{ kind: 'enable-token', principal: one }] : [],
  );
  const after = applyEdits(account, [...edits, ...edits]);
  expect(after.principals.map((one) => [one.id, one.standing, one.status])).toEqual([
    ['early', 'inactive', 'active'],
    ['free', 'active', 'active'],
    ['odd', 'active', 'active'],
    ['over', 'inactive', 'active'],
  ]);
  const odd = after.principals.find(({ id }) => id === 'odd');
  if (odd?.kind !== 'token' || odd.standingGap === null) throw new Error('there is a doubt');
  expect(after.gaps.get(odd.standingGap)).toMatchObject({ cause: 'date-unreadable' });
});

test('every invitation that is accepted makes its member active, and nobody else another', () => {
  const { account } = openAccount({
    members: [
      { ...memberRow('ada'), status: 'pending' },
      { ...memberRow('bob'), status: 'rejected' },
      { ...memberRow('cal'), status: 'pending' },
    ],
  });
  const principals = account.principals.flatMap((one) =>
    one.kind === 'member' && one.standing === 'latent' ? [one] : [],
  );
  const after = applyEdits(account, [{ kind: 'accept-invitations', principals }]);
  expect(after.principals.map(({ standing }) => standing)).toEqual(['active', 'inactive', 'active']);
});

test('what is known of a permission group stays known when the one policy that describes it is gone', () => {
  const only = groupRow('rare', ['waf:edit']);
  const { account } = openAccount({ members: [memberRow('ada', policyRow('p', 'allow', [only], '*'))] });
  const [ada] = account.principals;
  if (ada === undefined) throw new Error('there is a member');
  const after = applyEdits(account, [{ kind: 'remove-principal', principal: ada }]);
  expect(after.policies).toEqual([]);
  expect(after.permissionGroups).toBe(account.permissionGroups);
  expect(after.permissions).toBe(account.permissions);
});

test('a policy of a user group in the row of a member goes with the group, and with the membership', () => {
  const shown = policyRow('of the group', 'allow', [groupRow('dns', [])], '*');
  const { account } = openAccount({
    members: [memberRow('ada', shown, policyRow('own', 'allow', [groupRow('waf', [])], '*'))],
    userGroups: [{ id: 'g1', name: 'Team', policies: [shown] }],
    userGroupMembers: { g1: [{ id: 'ada' }] },
  });
  const [principal] = account.principals;
  const [userGroup] = account.userGroups;
  if (principal?.kind !== 'member' || userGroup === undefined) throw new Error('there are both');
  const idsAfter = (edit: Edit) => applyEdits(account, [edit]).policies.map(({ id }) => id);
  expect(idsAfter({ kind: 'remove-user-group', userGroup })).toEqual(['own']);
  const left = compile(applyEdits(account, [{ kind: 'remove-from-user-group', principal, userGroup }]));
  expect(left.policiesOf(principal.key).map(({ id }) => id)).toEqual(['own']);
  const of = { kind: 'user-group', userGroup } as const;
  expect(idsAfter({ kind: 'replace-policies', of, policies: [] })).toEqual(['own']);
});
