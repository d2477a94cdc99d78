import { expect, test } from 'vitest';
import { accountAfterPlan } from './account-after-plan.ts';
import {
  after,
  type ChangeSketch,
  changeRow,
  linesBefore,
  linesOf,
  planOf,
  planPolicy,
  snapshot,
} from './plan.fixture.ts';

const member = 'cloudflare_account_member';
const ada = { id: 'ada', email: 'ada@example.com', status: 'accepted' };
const bob = { id: 'bob', email: 'bob@example.com', status: 'accepted' };
const ops = { id: 'g-ops', name: 'Ops', policies: [planPolicy('dns')] };
const inOps = { id: 'g-ops', user_group_id: 'g-ops', members: [{ id: 'bob' }] };

const changed = (sketches: Readonly<Record<string, ChangeSketch>>, more = {}) =>
  after(
    Object.entries(sketches).map(([address, sketch]) => changeRow(address, sketch)),
    more,
  );
/** The lines that are not those of before: `-` of one that is gone, `+` of one that is new. */
const difference = (lines: readonly string[]) => [
  ...linesBefore.filter((line) => !lines.includes(line)).map((line) => `- ${line}`),
  ...lines.filter((line) => !linesBefore.includes(line)).map((line) => `+ ${line}`),
];
const differenceAfter = (sketches: Readonly<Record<string, ChangeSketch>>, more = {}) =>
  difference(linesOf(changed(sketches, more).account));

test('the fixture has an account whose members hold what is theirs and what their group gives', () => {
  expect(linesBefore).toEqual([
    'ada: waf',
    'bob: dns by Ops',
    'cal (latent): role:billing Billing',
    'deploy: zones',
  ]);
});

test.each([['no-op'], ['read'], ['forget']])('the action %s changes nothing', (action) => {
  const { account, matched, complete } = changed({
    [`${member}.ada`]: { actions: [action], before: { ...ada, policies: [] }, after: null },
  });
  expect(linesOf(account)).toEqual(linesBefore);
  expect(matched).toEqual([{ address: `${member}.ada`, by: 'id' }]);
  expect(complete).toBe(true);
});

test('a new member is invited with the policies of the plan, and has no id yet', () => {
  const { account, matched } = changed({
    [`${member}.dee`]: {
      actions: ['create'],
      after: { email: 'dee@example.com', policies: [planPolicy('logs')] },
      after_unknown: { id: true, roles: true, status: true, user: true },
    },
  });
  expect(difference(linesOf(account))).toEqual(['+ dee (latent): logs']);
  expect(account.principals.find(({ email }) => email === 'dee@example.com')?.id).toBe(null);
  expect(account.policies.filter(({ id }) => id?.includes('#'))).toEqual([]);
  expect(matched).toEqual([{ address: `${member}.dee`, by: 'new' }]);
});

test('a new member whose status is accepted in any case of letters can act at once', () => {
  const sketch = {
    actions: ['create'],
    after: { email: 'dee@example.com', status: 'ACCEPTED', policies: [planPolicy('logs')] },
  };
  expect(differenceAfter({ [`${member}.dee`]: sketch })).toEqual(['+ dee: logs']);
});

test('an update replaces all that a member holds, and a removal takes it', () => {
  const update = {
    actions: ['update'],
    before: ada,
    after: { ...ada, policies: [planPolicy('logs', 'shop', 'deny')] },
  };
  expect(differenceAfter({ [`${member}.ada`]: update })).toEqual(['- ada: waf', '+ ada: not logs']);
  const remove = { actions: ['delete'], before: bob };
  expect(differenceAfter({ [`${member}.bob`]: remove })).toEqual(['- bob: dns by Ops']);
});

test('a policy that stays keeps its id, and one that is new has none', () => {
  const policies = [planPolicy('waf'), planPolicy('logs')];
  const { account } = changed({
    [`${member}.ada`]: { actions: ['update'], before: ada, after: { ...ada, policies } },
  });
  const own = account.policies.filter(
    ({ holder }) => holder.kind === 'principal' && holder.principal === 'member:ada',
  );
  expect(own.map(({ id }) => id).sort()).toEqual(['p-ada', null].sort());
});

test('a change of roles alone gives what the roles give, though the policies are not known yet', () => {
  const sketch = {
    actions: ['update'],
    before: { ...ada, roles: [], policies: [planPolicy('waf')] },
    after: { ...ada, roles: ['billing'] },
    after_unknown: { policies: true },
  };
  const { account, unknown, complete } = changed({ [`${member}.ada`]: sketch });
  expect(difference(linesOf(account))).toEqual(['- ada: waf', '+ ada: role:billing Billing']);
  expect([unknown, complete]).toEqual([[], true]);
});

test('a member of whom neither policies nor roles are known is a gap', () => {
  const sketch = {
    actions: ['update'],
    before: ada,
    after: ada,
    after_unknown: { policies: true, roles: true },
  };
  const { account, unknown, addressOf } = changed({ [`${member}.ada`]: sketch });
  expect(difference(linesOf(account))).toEqual(['- ada: waf', '+ ada: ??']);
  expect(unknown).toEqual([
    { address: `${member}.ada`, path: 'policies', gap: 'policies-not-shown:members[ada]' },
  ]);
  const gap = account.gaps.get('policies-not-shown:members[ada]' as never);
  expect(gap && addressOf('member:ada' as never, { kind: 'gap-opened', gap })).toBe(`${member}.ada`);
});

const partly = (policies: unknown, unknownPart: unknown) => ({
  [`${member}.ada`]: {
    actions: ['update'],
    before: ada,
    after: { ...ada, policies },
    after_unknown: { policies: unknownPart },
  },
});
test.each([
  ['an element', [], [true], 'policies[0]', 'row-unreadable:members[ada].policies', 'unknown'],
  [
    'whether it allows',
    [{ permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'all' }] }],
    [{ access: true }],
    'policies[0].access',
    `access-unreadable:members[ada].policies[${member}.ada#0]`,
    'either',
  ],
  [
    'a permission group',
    [{ access: 'allow', permission_groups: [{}], resource_groups: [{ id: 'all' }] }],
    [{ permission_groups: [{ id: true }] }],
    'policies[0].permission_groups[0].id',
    `permission-groups-unreadable:members[ada].policies[${member}.ada#0]`,
    'group',
  ],
  [
    'a resource group',
    [{ access: 'allow', permission_groups: [{ id: 'dns' }], resource_groups: [{}] }],
    [{ resource_groups: [{ id: true }] }],
    'policies[0].resource_groups[0].id',
    `resource-group-unresolved:members[ada].policies[${member}.ada#0]`,
    'scope',
  ],
  [
    'the list of permission groups',
    [{ access: 'deny', resource_groups: [{ id: 'all' }] }],
    [{ permission_groups: true }],
    'policies[0].permission_groups',
    `permission-groups-unreadable:members[ada].policies[${member}.ada#0]`,
    'group',
  ],
  [
    'the list of resource groups',
    [{ access: 'allow', permission_groups: [{ id: 'dns' }] }],
    [{ resource_groups: true }],
    'policies[0].resource_groups',
    `resource-groups-unreadable:members[ada].policies[${member}.ada#0]`,
    'scope',
  ],
])(
  'a policy of which %s is not known yet is a gap of that part alone',
  (_, policies, marks, path, gap, kind) => {
    const { account, unknown } = changed(partly(policies, marks));
    expect(unknown.map((one) => one.path)).toEqual([path]);
    expect(unknown[0]?.gap?.startsWith(gap.replace('.policies', '')) || unknown[0]?.gap === gap).toBe(true);
    const policy = account.policies.find(
      ({ holder }) => holder.kind === 'principal' && holder.principal === 'member:ada',
    );
    const places = policy?.resourceGroups.flatMap((one) => one.places) ?? [];
    expect({
      effect: policy?.effect,
      groups: policy?.permissionGroups.map(({ key }) => key),
      scopes: places.map(({ scope }) => scope === null),
    }).toMatchObject(
      kind === 'either'
        ? { effect: 'either', groups: ['dns'], scopes: [false] }
        : kind === 'group'
          ? { groups: [null], scopes: [false] }
          : kind === 'scope'
            ? { effect: 'allow', groups: ['dns'], scopes: [true] }
            : { effect: 'either', groups: [null], scopes: [true] },
    );
  },
);

test('a replaced member is somebody new who is in no user group, whichever is first of the two', () => {
  const sketch = { before: bob, after: { email: 'bob@other.example', policies: [planPolicy('waf')] } };
  for (const actions of [
    ['delete', 'create'],
    ['create', 'delete'],
  ]) {
    const { account } = changed({ [`${member}.bob`]: { ...sketch, actions } });
    expect(difference(linesOf(account))).toEqual(['- bob: dns by Ops', '+ bob (latent): waf']);
  }
});

test('an invitation before the member of its e-mail is removed is refused, so that the member stays', () => {
  const sketch = {
    actions: ['create', 'delete'],
    before: bob,
    after: { ...bob, policies: [planPolicy('waf')] },
  };
  const { account, conflicts, complete } = changed({ [`${member}.bob`]: sketch });
  expect(linesOf(account)).toEqual(linesBefore);
  expect(conflicts[0]?.what).toContain('1008');
  expect(complete).toBe(false);
});

test('an invitation of somebody who is there already is a conflict and not a second member', () => {
  const sketch = { actions: ['create'], after: { email: 'ADA@example.com', policies: [planPolicy('dns')] } };
  const { account, conflicts, complete } = changed({ [`${member}.twin`]: sketch });
  expect(linesOf(account)).toEqual(linesBefore);
  expect(conflicts.map(({ address }) => address)).toEqual([`${member}.twin`]);
  expect(complete).toBe(false);
});

test('two resources of one e-mail, of which one goes and the other comes, have no order', () => {
  const { conflicts, complete, account } = changed({
    [`${member}.new`]: {
      actions: ['create'],
      after: { email: 'bob@example.com', policies: [planPolicy('waf')] },
    },
    [`${member}.old`]: { actions: ['delete'], before: bob },
  });
  expect(difference(linesOf(account))).toEqual(['- bob: dns by Ops', '+ bob (latent): waf']);
  expect(conflicts[0]?.what).toContain('nothing decides which comes first');
  expect(complete).toBe(false);
});

test('a new user group is the group that the members of a resource join though its id is not known', () => {
  const references = { references: ['cloudflare_user_group.team.id', 'cloudflare_user_group.team'] };
  const { account, unknown, matched } = changed(
    {
      'cloudflare_user_group.team': {
        actions: ['create'],
        after: { name: 'Team', policies: [planPolicy('logs')] },
        after_unknown: { id: true },
      },
      'cloudflare_user_group_members.team': {
        actions: ['create'],
        after: { members: [{ id: 'ada' }] },
        after_unknown: { id: true, user_group_id: true, members: [{}] },
      },
    },
    {
      configuration: {
        root_module: {
          resources: [
            {
              address: 'cloudflare_user_group_members.team',
              mode: 'managed',
              type: 'cloudflare_user_group_members',
              name: 'team',
              expressions: { user_group_id: references, members: {} },
            },
          ],
        },
      },
    },
  );
  expect(difference(linesOf(account))).toEqual(['- ada: waf', '+ ada: logs by Team, waf']);
  expect(unknown).toEqual([]);
  expect(matched.map(({ by }) => by)).toEqual(['new', 'new']);
  expect(account.userGroups.map(({ id, size }) => [id, size])).toEqual(
    [
      ['g-ops', 1],
      [null, 1],
    ].sort(),
  );
});

test('a user group whose id leads nowhere may give anything to whoever the plan puts in it', () => {
  const { account, unknown } = changed({
    'cloudflare_user_group_members.x': {
      actions: ['create'],
      after: { members: [{ id: 'ada' }] },
      after_unknown: { user_group_id: true },
    },
  });
  expect(difference(linesOf(account))).toEqual([
    '- ada: waf',
    '+ ada: ?? by cloudflare_user_group_members.x, waf',
  ]);
  expect(unknown).toMatchObject([{ address: 'cloudflare_user_group_members.x', path: 'user_group_id' }]);
  expect(unknown[0]?.gap).toContain('policies-unreadable');
});

test('a group changes what it gives, also for a member who is shown with a copy of it', () => {
  const sketch = { actions: ['update'], before: ops, after: { ...ops, policies: [planPolicy('logs')] } };
  expect(differenceAfter({ 'cloudflare_user_group.ops': sketch })).toEqual([
    '- bob: dns by Ops',
    '+ bob: logs by Ops',
  ]);
  const none = { actions: ['update'], before: ops, after: { ...ops, policies: null } };
  expect(differenceAfter({ 'cloudflare_user_group.ops': none })).toEqual(['- bob: dns by Ops', '+ bob: ']);
  const gone = { actions: ['delete'], before: ops };
  expect(differenceAfter({ 'cloudflare_user_group.ops': gone })).toEqual(['- bob: dns by Ops', '+ bob: ']);
});

test('a replaced group is empty, whichever is first of the two', () => {
  for (const actions of [
    ['delete', 'create'],
    ['create', 'delete'],
  ]) {
    const sketch = { actions, before: ops, after: { name: 'Ops', policies: [planPolicy('dns')] } };
    const { account } = changed({ 'cloudflare_user_group.ops': sketch });
    expect(difference(linesOf(account))).toEqual(['- bob: dns by Ops', '+ bob: ']);
    expect(account.userGroups.map(({ id, size }) => [id, size])).toEqual([[null, 0]]);
  }
});

test('members are added by a new resource, replaced by a changed one and taken out with a removed one', () => {
  const at = 'cloudflare_user_group_members.ops';
  const added = { actions: ['create'], after: { user_group_id: 'g-ops', members: [{ id: 'ada' }] } };
  expect(differenceAfter({ [at]: added })).toEqual(['- ada: waf', '+ ada: dns by Ops, waf']);
  const replaced = { actions: ['update'], before: inOps, after: { ...inOps, members: [{ id: 'ada' }] } };
  expect(differenceAfter({ [at]: replaced })).toEqual([
    '- ada: waf',
    '- bob: dns by Ops',
    '+ ada: dns by Ops, waf',
    '+ bob: ',
  ]);
  const removed = { actions: ['delete'], before: inOps };
  expect(differenceAfter({ [at]: removed })).toEqual(['- bob: dns by Ops', '+ bob: ']);
});

test('a replaced list of members is what the new one says, unless the old one goes last and empties the group', () => {
  const sketch = { before: inOps, after: { user_group_id: 'g-ops', members: [{ id: 'ada' }] } };
  const at = 'cloudflare_user_group_members.ops';
  expect(differenceAfter({ [at]: { ...sketch, actions: ['delete', 'create'] } })).toEqual([
    '- ada: waf',
    '- bob: dns by Ops',
    '+ ada: dns by Ops, waf',
    '+ bob: ',
  ]);
  expect(differenceAfter({ [at]: { ...sketch, actions: ['create', 'delete'] } })).toEqual([
    '- bob: dns by Ops',
    '+ bob: ',
  ]);
});

test('two resources that both decide who is in a group leave it open', () => {
  const { account, conflicts, complete } = changed({
    'cloudflare_user_group_members.new': {
      actions: ['create'],
      after: { user_group_id: 'g-ops', members: [{ id: 'ada' }] },
    },
    'cloudflare_user_group_members.old': { actions: ['delete'], before: inOps },
  });
  expect(linesOf(account)).toContain('bob: ?dns by Ops');
  expect(conflicts.map(({ address }) => address).sort()).toEqual([
    'cloudflare_user_group_members.new',
    'cloudflare_user_group_members.old',
  ]);
  expect(complete).toBe(false);
});

test('a list of members that is not known may have anybody in it', () => {
  const sketch = { actions: ['update'], before: inOps, after: { id: 'g-ops', user_group_id: 'g-ops' } };
  const whole = changed({
    'cloudflare_user_group_members.ops': { ...sketch, after_unknown: { members: true } },
  });
  expect(difference(linesOf(whole.account))).toContain('+ bob: ?dns by Ops');
  expect(difference(linesOf(whole.account))).toContain('+ ada: ?dns by Ops, waf');
  expect(whole.unknown).toEqual([
    {
      address: 'cloudflare_user_group_members.ops',
      path: 'members',
      gap: 'row-unreadable:userGroupMembers[g-ops]',
    },
  ]);
  const one = changed({
    'cloudflare_user_group_members.ops': {
      ...sketch,
      after: { ...inOps, members: [{ id: 'bob' }, {}] },
      after_unknown: { members: [{}, { id: true }] },
    },
  });
  expect(linesOf(one.account)).toContain('bob: ?dns by Ops, dns by Ops');
  expect(one.unknown.map(({ path }) => path)).toEqual(['members[1].id']);
});

test('a member who is not in the account cannot be put into a group', () => {
  const sketch = { actions: ['update'], before: inOps, after: { ...inOps, members: [{ id: 'nobody' }] } };
  const { conflicts, complete } = changed({ 'cloudflare_user_group_members.ops': sketch });
  expect(conflicts[0]?.what).toContain('1 of its members is not in the account');
  expect(complete).toBe(false);
});

const token = { id: 't1', name: 'deploy', status: 'active' };
const everything = JSON.stringify({ 'com.cloudflare.api.account.a1': '*' });
const tokenPolicy = (resources: unknown, permissionGroup = 'zones') => ({
  effect: 'allow',
  permission_groups: [{ id: permissionGroup }],
  resources,
});

test.each([
  ['JSON text', JSON.stringify({ 'com.cloudflare.api.account.zone.z1': '*' })],
  [
    'JSON text of a nested map',
    JSON.stringify({ 'com.cloudflare.api.account.a1': { 'com.cloudflare.api.account.zone.z1': '*' } }),
  ],
  ['a flat map', { 'com.cloudflare.api.account.zone.z1': '*' }],
  ['a nested map', { 'com.cloudflare.api.account.a1': { 'com.cloudflare.api.account.zone.z1': '*' } }],
])('the resources of a token are read where they are %s', (_, resources) => {
  const sketch = { actions: ['create'], after: { name: 'new', policies: [tokenPolicy(resources)] } };
  const { account, unknown } = changed({ 'cloudflare_account_token.new': sketch });
  const scopes = account.policies
    .filter(({ holder }) => holder.kind === 'principal' && holder.principal.includes('new'))
    .flatMap(({ resourceGroups }) =>
      resourceGroups.flatMap(({ places }) => places.map(({ scope }) => scope?.key)),
    );
  expect(scopes).toEqual(['com.cloudflare.api.account.zone.z1']);
  expect(unknown).toEqual([]);
  expect(difference(linesOf(account))).toEqual(['+ new: zones']);
});

test('a token of which something is not known yet is a gap of that part', () => {
  const sketch = {
    actions: ['update'],
    before: token,
    after: { ...token, policies: [{ effect: 'allow', permission_groups: [{ id: 'zones' }] }] },
    after_unknown: {
      policies: [{ resources: true }],
      expires_on: true,
      condition: { request_ip: { in: true } },
    },
  };
  const { account, unknown } = changed({ 'cloudflare_account_token.deploy': sketch });
  expect(unknown.map(({ path, gap }) => [path, gap?.split(':')[0]]).sort()).toEqual([
    ['condition', undefined],
    ['expires_on', 'date-unreadable'],
    ['policies[0].resources', 'resource-group-unresolved'],
  ]);
  const [changedToken] = account.principals.filter(({ kind }) => kind === 'token');
  expect(changedToken).toMatchObject({ id: 't1', ipCondition: { kind: 'unreadable' } });
});

test('an answer is not whole where it is not known yet who is new, or from where a token can act', () => {
  const policies = [planPolicy('dns')];
  const nameless = { actions: ['create'], after: { policies }, after_unknown: { email: true } };
  const who = changed({ [`${member}.x`]: nameless });
  expect([who.complete, who.unknown]).toEqual([
    false,
    [{ address: `${member}.x`, path: 'email', gap: null }],
  ]);
  expect(who.account.principals.map(({ email }) => email)).toContain(`${member}.x`);
  const where = changed({
    'cloudflare_account_token.deploy': {
      actions: ['update'],
      before: token,
      after: { ...token, policies: [tokenPolicy(everything)] },
      after_unknown: { condition: true },
    },
  });
  expect(where.complete).toBe(false);
});

test('a status that the configuration leaves out is the usual one, and one that it takes from elsewhere is open', () => {
  const sketch = {
    actions: ['create'],
    after: { email: 'dee@example.com', policies: [] },
    after_unknown: { status: true },
  };
  expect(changed({ [`${member}.dee`]: sketch })).toMatchObject({ complete: true, unknown: [] });
  const expressions = { status: { references: ['terraform_data.status.output', 'terraform_data.status'] } };
  const resource = { mode: 'managed', type: member, name: 'dee', expressions };
  const taken = changed(
    { [`${member}.dee`]: sketch },
    { configuration: { root_module: { resources: [resource] } } },
  );
  expect(taken).toMatchObject({ complete: false, unknown: [{ path: 'status' }] });
});

test('members stay with a group that is replaced where the plan puts them into the new one', () => {
  const references = { references: ['cloudflare_user_group.ops.id', 'cloudflare_user_group.ops'] };
  const resource = { mode: 'managed', type: 'cloudflare_user_group_members', name: 'ops' };
  const configuration = {
    root_module: { resources: [{ ...resource, expressions: { user_group_id: references } }] },
  };
  for (const actions of [
    ['delete', 'create'],
    ['create', 'delete'],
  ]) {
    const replaced = {
      'cloudflare_user_group.ops': {
        actions,
        before: ops,
        after: { name: 'Ops', policies: [planPolicy('logs')] },
      },
      'cloudflare_user_group_members.ops': {
        actions,
        before: inOps,
        after: { members: [{ id: 'bob' }] },
        after_unknown: { id: true, user_group_id: true },
      },
    };
    expect(differenceAfter(replaced, { configuration })).toEqual(['- bob: dns by Ops', '+ bob: logs by Ops']);
  }
});

test('a token is disabled, given other policies, replaced and removed', () => {
  const policies = [tokenPolicy(everything)];
  const disabled = { actions: ['update'], before: token, after: { ...token, status: 'disabled', policies } };
  expect(differenceAfter({ 'cloudflare_account_token.deploy': disabled })).toEqual([
    '- deploy: zones',
    '+ deploy (inactive): zones',
  ]);
  const replaced = { actions: ['delete', 'create'], before: token, after: { name: 'deploy', policies } };
  const { account } = changed({ 'cloudflare_account_token.deploy': replaced });
  expect(account.principals.filter(({ kind }) => kind === 'token').map(({ id }) => id)).toEqual([null]);
  const removed = { actions: ['delete'], before: token };
  expect(differenceAfter({ 'cloudflare_account_token.deploy': removed })).toEqual(['- deploy: zones']);
});

test('a resource group with another scope changes every policy that names it', () => {
  const scope = {
    key: 'com.cloudflare.api.account.a1',
    objects: [{ key: 'com.cloudflare.api.account.zone.z1' }],
  };
  const sketch = {
    actions: ['update'],
    before: { id: 'all' },
    after: { id: 'all', name: 'Everything', scope },
  };
  const { account } = changed({ 'cloudflare_resource_group.all': sketch });
  const scopes = account.policies.flatMap(({ resourceGroups }) =>
    resourceGroups
      .filter(({ id }) => id === 'all')
      .flatMap(({ places }) => places.map((place) => place.scope?.key)),
  );
  expect(new Set(scopes)).toEqual(new Set(['com.cloudflare.api.account.zone.z1']));
});

test('the snapshot is the base, and what the plan takes for the truth beside it is listed', () => {
  const { drift } = changed({
    [`${member}.ada`]: {
      actions: ['update'],
      before: { ...ada, status: 'pending', policies: [planPolicy('logs')] },
      after: { ...ada, policies: [planPolicy('waf')] },
    },
    [`${member}.zoe`]: { actions: ['delete'], before: { id: 'zoe', email: 'zoe@example.com' } },
    [`${member}.bob`]: { actions: ['no-op'], before: { ...bob, policies: [planPolicy('dns')] } },
    'cloudflare_user_group_members.ops': { actions: ['no-op'], before: { ...inOps, members: [] } },
    'cloudflare_account_token.deploy': {
      actions: ['no-op'],
      before: { ...token, policies: [tokenPolicy(everything)] },
    },
  });
  expect(drift).toEqual([
    { address: `${member}.ada`, what: 'it differs from the snapshot in status' },
    { address: `${member}.ada`, what: 'it differs from the snapshot in policies' },
    { address: `${member}.zoe`, what: 'it is not in the snapshot' },
    { address: 'cloudflare_user_group_members.ops', what: 'it differs from the snapshot in members' },
  ]);
});

test('what Terraform found changed outside it is listed before what the snapshot shows otherwise', () => {
  const { drift } = after(
    [changeRow(`${member}.zoe`, { actions: ['delete'], before: { id: 'zoe', email: 'zoe@example.com' } })],
    {
      resource_drift: [
        changeRow(`${member}.ada`, {
          actions: ['update'],
          before: { ...ada, policies: [planPolicy('waf'), planPolicy('logs')] },
          after: { ...ada, status: 'pending', policies: [planPolicy('logs')] },
        }),
        changeRow(`${member}.bob`, {
          actions: ['update'],
          before: { ...bob, policies: [planPolicy('dns'), planPolicy('waf')] },
          after: { ...bob, policies: [planPolicy('waf'), planPolicy('dns')] },
        }),
        changeRow('cloudflare_user_group_members.ops', {
          actions: ['update'],
          before: { ...inOps, members: [{ id: 'ada' }] },
          after: { ...inOps, members: [] },
        }),
        changeRow('cloudflare_account_token.old', {
          actions: ['delete'],
          before: { ...token, policies: [tokenPolicy(everything)] },
        }),
        changeRow('cloudflare_dns_record.www', { actions: ['delete'], before: {} }),
        changeRow(`${member}.far`, {
          actions: ['delete'],
          before: { ...bob, account_id: 'another' },
        }),
      ],
    },
  );
  const changed = (address: string, attribute: string) => ({
    address,
    what: `Terraform found that it was changed outside it, in ${attribute}`,
  });
  expect(drift).toEqual([
    changed(`${member}.ada`, 'status'),
    changed(`${member}.ada`, 'policies'),
    changed('cloudflare_user_group_members.ops', 'members'),
    { address: 'cloudflare_account_token.old', what: 'Terraform found that it was removed outside it' },
    { address: `${member}.zoe`, what: 'it is not in the snapshot' },
  ]);
});

test('a resource group without an id is compared with none', () => {
  const { drift } = accountAfterPlan(
    {
      ...snapshot,
      collections: {
        ...snapshot.collections,
        members: {
          ...snapshot.collections.members,
          items: [
            {
              ...ada,
              policies: [
                {
                  id: 'p',
                  access: 'allow',
                  permission_groups: [{ id: 'waf' }],
                  resource_groups: [{ scope: {} }],
                },
              ],
            },
          ],
        },
      },
    },
    planOf([
      changeRow(`${member}.a`, { actions: ['no-op'], before: { ...ada, policies: [planPolicy('waf')] } }),
      changeRow(`${member}.b`, { actions: ['no-op'], before: { ...ada, policies: [planPolicy('dns')] } }),
    ]),
  );
  expect(drift.map(({ address }) => address)).toEqual([`${member}.b`]);
});

test('an object is found by its id, by the id of its import, by e-mail and by a name that only one has', () => {
  const noOp = { actions: ['no-op'] };
  const { matched } = changed({
    [`${member}.a`]: { ...noOp, before: { id: 'gone', email: 'Ada@Example.com' } },
    [`${member}.b`]: { ...noOp, after: { email: 'x@example.com' }, importing: { id: 'a1/bob' } },
    'cloudflare_user_group.a': { ...noOp, before: { name: 'Ops' } },
    'cloudflare_account_token.a': { ...noOp, before: { id: 't1', name: 'other' } },
  });
  expect(matched.map(({ by }) => by)).toEqual(['email', 'id', 'name', 'id']);
});

test('a resource that was moved is the same object', () => {
  const row = changeRow(
    `${member}.renamed`,
    { actions: ['update'], before: ada, after: { ...ada, policies: [planPolicy('logs')] } },
    { previous_address: `${member}.ada` },
  );
  expect(difference(linesOf(after([row]).account))).toEqual(['- ada: waf', '+ ada: logs']);
});

test('what is imported and changed at once is the object that is there', () => {
  const sketch = {
    actions: ['update'],
    before: ada,
    after: { ...ada, policies: [planPolicy('logs')] },
    importing: { id: 'a1/ada' },
  };
  expect(differenceAfter({ [`${member}.ada`]: sketch })).toEqual(['- ada: waf', '+ ada: logs']);
});

test('other types and other accounts are counted, and only what bears on access makes the answer incomplete', () => {
  const dns = changeRow('cloudflare_dns_record.a', { actions: ['create'], after: {} });
  const aws = changeRow(
    'aws_instance.a',
    { actions: ['delete'], before: {} },
    { provider_name: 'x/hashicorp/aws' },
  );
  const idle = changeRow('cloudflare_zone.idle', { actions: ['no-op'], before: {} });
  const elsewhere = changeRow(`${member}.other`, {
    actions: ['delete'],
    before: { ...ada, account_id: 'a2' },
  });
  const harmless = after([dns, aws, idle, elsewhere]);
  expect(harmless.others).toEqual([
    { type: 'aws_instance', count: 1, bearsOnAccess: false },
    { type: 'cloudflare_dns_record', count: 1, bearsOnAccess: false },
  ]);
  expect(harmless.otherAccounts).toEqual([{ id: 'a2', count: 1 }]);
  expect([harmless.complete, linesOf(harmless.account)]).toEqual([true, linesBefore]);
});

test.each([
  ['a zone', changeRow('cloudflare_zone.z', { actions: ['create'], after: {} })],
  ['a token of a user', changeRow('cloudflare_api_token.t', { actions: ['create'], after: {} })],
  ['an organization', changeRow('cloudflare_organization_profile.o', { actions: ['update'], after: {} })],
  [
    'a member of the older provider',
    changeRow(`${member}.old`, {
      actions: ['create'],
      after: { email_address: 'z@example.com', role_ids: ['billing'] },
    }),
  ],
  [
    'what a failed replacement left',
    changeRow(`${member}.ada`, { actions: ['delete'], before: ada }, { deposed: '0a' }),
  ],
  ['an action that is not known', changeRow(`${member}.ada`, { actions: ['reshape'], before: ada })],
])('%s is counted and not evaluated, and the answer is not complete', (_, row) => {
  const { account, others, complete } = after([row]);
  expect(linesOf(account)).toEqual(linesBefore);
  expect(others).toMatchObject([{ count: 1, bearsOnAccess: true }]);
  expect(complete).toBe(false);
});

test.each([
  ['errored', { errored: true }],
  ['incomplete', { complete: false }],
  ['deferred-changes', { deferred_changes: [{ reason: 'provider_config_unknown' }] }],
])('a plan that is %s is not complete', (shortfall, more) => {
  const { shortfalls, complete } = after([], more);
  expect([shortfalls, complete]).toEqual([[shortfall], false]);
});

test('a resource of which nothing is known yet is a gap whole', () => {
  const sketch = { actions: ['update'], before: ops, after: null, after_unknown: true };
  const { account, unknown } = changed({ 'cloudflare_user_group.ops': sketch });
  expect(difference(linesOf(account))).toEqual(['- bob: dns by Ops', '+ bob: ?? by Ops']);
  expect(unknown.map(({ path }) => path)).toEqual(['policies']);
});

test('a resource whose account is not known yet is taken for one of this account, which is said', () => {
  const sketch = {
    actions: ['create'],
    after: { account_id: undefined, email: 'dee@example.com', policies: [] },
    after_unknown: { account_id: true },
  };
  const { account, unknown } = changed({ [`${member}.dee`]: sketch });
  expect(difference(linesOf(account))).toEqual(['+ dee (latent): ']);
  expect(unknown).toEqual([{ address: `${member}.dee`, path: 'account_id', gap: null }]);
});

test('a cause is the resource that makes it', () => {
  const { account, addressOf } = changed({
    [`${member}.dee`]: {
      actions: ['create'],
      after: { email: 'dee@example.com', policies: [planPolicy('logs')] },
    },
    'cloudflare_user_group.ops': { actions: ['update'], before: ops, after: { ...ops, policies: [] } },
    'cloudflare_user_group_members.ops': { actions: ['delete'], before: inOps },
  });
  const [userGroup] = account.userGroups;
  const dee = account.principals.find(({ email }) => email === 'dee@example.com');
  if (userGroup === undefined || dee === undefined) throw new Error('they are there');
  const policy = { id: 'p-ops', effect: 'allow', permissionGroups: [] } as const;
  expect(addressOf(dee.key, { kind: 'principal-added' })).toBe(`${member}.dee`);
  expect(addressOf(dee.key, { kind: 'policy-removed', policy: { ...policy, userGroup } })).toBe(
    'cloudflare_user_group.ops',
  );
  expect(addressOf(dee.key, { kind: 'left-user-group', userGroup })).toBe(
    'cloudflare_user_group_members.ops',
  );
  expect(
    addressOf('member:bob' as never, { kind: 'policy-added', policy: { ...policy, userGroup: null } }),
  ).toBe(null);
});
