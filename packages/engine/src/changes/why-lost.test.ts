import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import { groupRow, memberRow, policyRow, zoneKey, zoneType } from '../raw-account.fixture.ts';
import {
  account,
  ada,
  bucketType,
  compared,
  dns,
  noTeam,
  policyOn,
  resourceGroup,
  team,
  waf,
  workerType,
  zoneDns,
  zoneWaf,
} from './compared.fixture.ts';

const wafPolicy = policyRow('p', 'allow', [waf], '*');
const isGone = 'ada: waf on the whole account: allowed → not-granted';

/** The lines of a comparison that says nothing wrong, this way or the other. */
function lines(before: Access, after: Access): readonly string[] {
  const { lines, wrong } = compared(before, after);
  expect(wrong).toEqual([]);
  return lines;
}

const one = ada(wafPolicy);
const token = {
  id: 't1',
  name: 'robot',
  status: 'active',
  policies: [
    {
      id: 'tp',
      effect: 'allow',
      permission_groups: [{ id: 'tz' }],
      resources: { [`${zoneType}.*`]: '*' },
    },
  ],
};
const tokenPermissionGroups = [{ ...groupRow('tz', ['waf:edit'], zoneType), scopes: [zoneType] }];
const withToken = account({ accountTokens: [token], tokenPermissionGroups });

test('a principal that is gone has left the account where the list is whole', () => {
  expect(lines(one, account({}))).toEqual([`${isGone} (left the account)`]);
  expect(lines(withToken, account({ tokenPermissionGroups }))).toEqual([
    't1: tz on every zone: allowed → not-granted (left the account)',
  ]);
  expect(lines(one, account({}, { accountTokens: 'failed' }))).toEqual([`${isGone} (left the account)`]);
});

test('a principal that is gone can no longer be seen where the list of its kind is not whole', () => {
  expect(lines(one, account({}, { members: 'partial' }))).toEqual([
    `${isGone} (it can no longer be seen: which other members there are)`,
  ]);
  expect(lines(withToken, account({ tokenPermissionGroups }, { accountTokens: 'forbidden' }))).toEqual([
    't1: tz on every zone: allowed → not-granted (it can no longer be seen: which other account-owned tokens there are)',
  ]);
  expect(lines(withToken, account({ tokenPermissionGroups }, { members: 'forbidden' }))).toEqual([
    't1: tz on every zone: allowed → not-granted (left the account)',
  ]);
});

test('a principal that is gone has left the account where the list was not whole before either', () => {
  const before = account({ members: [memberRow('ada', wafPolicy)] }, { members: 'partial' });
  expect(lines(before, account({}, { members: 'partial' }))).toEqual([`${isGone} (left the account)`]);
});

const inTeam = team({ rows: [{ id: 'ada' }], policies: [wafPolicy] });

test('a grant of a user group is lost with its policy, the membership or the group', () => {
  expect(lines(inTeam, team({ rows: [{ id: 'ada' }], policies: [] }))).toEqual([
    `${isGone} (policy p was removed from the user group Team)`,
  ]);
  expect(lines(inTeam, team({ rows: [], policies: [wafPolicy] }))).toEqual([
    `${isGone} (left the user group Team)`,
  ]);
  expect(lines(inTeam, noTeam())).toEqual([`${isGone} (the user group Team was removed)`]);
});

test('the removal of a user group is one cause for all who were in it', () => {
  const both = team({ rows: [{ id: 'ada' }, { id: 'bob' }], policies: [wafPolicy] });
  expect(lines(both, noTeam())).toEqual([
    `${isGone} (the user group Team was removed)`,
    'bob: waf on the whole account: allowed → not-granted (the user group Team was removed)',
  ]);
});

test('nothing is lost where the same right stays by another path', () => {
  expect(lines(inTeam, team({ rows: [], policies: [], own: [wafPolicy] }))).toEqual([]);
  expect(lines(inTeam, team({ rows: [], policies: [wafPolicy], own: [wafPolicy] }))).toEqual([]);
  const other = policyRow('q', 'allow', [waf], '*');
  expect(lines(inTeam, team({ rows: [], policies: [wafPolicy], own: [other] }))).toEqual([]);
});

const unseen = (why: string) => [
  `ada: waf on the whole account: allowed → unknown (it can no longer be seen: ${why})`,
  `ada: ? others alike on the whole account: not-granted → unknown (it can no longer be seen: ${why})`,
];

test('a grant of a user group can no longer be seen where the groups or their lists are not whole', () => {
  const why = 'every permission of every member';
  const bob = unseen(why).at(-1)?.replace('ada', 'bob');
  expect(
    lines(inTeam, team({ rows: [], policies: [wafPolicy], statuses: { userGroupMembers: 'failed' } })),
  ).toEqual([...unseen(why), bob]);
  expect(lines(inTeam, noTeam({ userGroups: 'forbidden' }))).toEqual([...unseen(why), bob]);
});

test('a grant of a user group can no longer be seen where the policies of the group cannot be read', () => {
  expect(lines(inTeam, team({ rows: [{ id: 'ada' }], policies: 7 }))).toEqual(
    unseen('every permission of the members of the user group Team'),
  );
});

const maybe = team({ rows: [{}], policies: [wafPolicy] });
const row = (who: string) => `${who}: waf on the whole account: unknown`;
const seen = 'it can now be seen: whether any member is in the user group Team';

test('a possible grant becomes certain because the list of the group can be read, and who is in it joined', () => {
  const all = team({ rows: [{ id: 'ada' }, { id: 'bob' }], policies: [wafPolicy] });
  expect(lines(maybe, all)).toEqual([
    `${row('ada')} → allowed (${seen}; joined the user group Team)`,
    `${row('bob')} → allowed (${seen}; joined the user group Team)`,
  ]);
  expect(lines(maybe, team({ rows: [], policies: [wafPolicy] }))).toEqual([
    `${row('ada')} → not-granted (${seen})`,
    `${row('bob')} → not-granted (${seen})`,
  ]);
});

test('a possible grant becomes certain because somebody joined, while others may still be in the group', () => {
  expect(lines(maybe, team({ rows: [{ id: 'ada' }, {}], policies: [wafPolicy] }))).toEqual([
    `${row('ada')} → allowed (joined the user group Team)`,
  ]);
});

test('a certain grant becomes possible because somebody left a group in which they may still be', () => {
  const before = team({ rows: [{ id: 'ada' }, {}], policies: [wafPolicy] });
  expect(lines(before, maybe)).toEqual([
    'ada: waf on the whole account: allowed → unknown (left the user group Team)',
  ]);
  const sure = team({ rows: [{ id: 'ada' }], policies: [wafPolicy] });
  expect(lines(sure, before)).toEqual([
    'bob: waf on the whole account: not-granted → unknown (it can no longer be seen: whether any member is in the user group Team)',
  ]);
});

test('a possible grant is lost because its policy was removed or changed, while the list is as it was', () => {
  expect(lines(maybe, team({ rows: [{}], policies: [] }))).toEqual([
    `${row('ada')} → not-granted (policy p was removed from the user group Team)`,
    `${row('bob')} → not-granted (policy p was removed from the user group Team)`,
  ]);
  const denies = policyRow('p', 'deny', [waf], '*');
  expect(lines(maybe, team({ rows: [{}], policies: [denies] }))).toEqual([
    `${row('ada')} → not-granted (policy p of the user group Team was changed: allow or deny)`,
    `${row('bob')} → not-granted (policy p of the user group Team was changed: allow or deny)`,
  ]);
});

test('a possible grant is lost because it can be seen that nobody is in the removed group', () => {
  expect(lines(maybe, noTeam())).toEqual([
    `${row('ada')} → not-granted (${seen})`,
    `${row('bob')} → not-granted (${seen})`,
  ]);
});

test('a possible grant is lost only for the member who may be the unknown one of the group', () => {
  const nobody = { email: 'dee@example.com', status: 'accepted', policies: [] };
  const userGroups = [{ id: 'g', name: 'Team', policies: [wafPolicy] }];
  const strange = { members: [memberRow('ada'), nobody], userGroupMembers: { g: [{ id: 'who' }] } };
  const before = account({ ...strange, userGroups });
  const after = account({ ...strange, userGroups: [{ id: 'g', name: 'Team', policies: [] }] });
  expect(lines(before, after)).toEqual([
    'null: waf on the whole account: unknown → not-granted (policy p was removed from the user group Team)',
  ]);
});

test('a direct grant is lost with each policy that was removed', () => {
  const before = ada(wafPolicy, policyRow('q', 'allow', [dns], '*'));
  expect(lines(before, ada())).toEqual([
    'ada: dns on the whole account: allowed → not-granted (policy q was removed)',
    `${isGone} (policy p was removed)`,
  ]);
  expect(lines(ada(wafPolicy), ada(policyRow('q', 'allow', [waf], '*')))).toEqual([]);
});

test('a removed policy without an id is named by what it gives', () => {
  const role = (...roles: readonly object[]) =>
    account({ members: [{ id: 'ada', email: 'ada@example.com', status: 'accepted', roles }] });
  expect(lines(role({ id: 'waf', name: 'Group waf' }), role())).toEqual([
    `${isGone} (a policy without an id that allows Group waf was removed)`,
  ]);
});

test('a direct grant can no longer be seen where the policies are no longer shown', () => {
  const before = ada(wafPolicy, policyRow('q', 'deny', [zoneDns], zoneKey('z1')));
  const after = account({ members: [{ ...memberRow('ada'), policies: null }] });
  const why = 'it can no longer be seen: every permission of the member ada@example.com';
  expect(lines(before, after)).toEqual([
    `ada: waf on the whole account: allowed → unknown (${why})`,
    `ada: zdns on the whole account not z1.example: not-granted → unknown (${why})`,
    `ada: zdns on z1.example: denied → unknown (${why})`,
    `ada: ? others alike on the whole account: not-granted → unknown (${why})`,
  ]);
});

test('a removed policy is the cause where other policies could not be read before either', () => {
  const members = (...policies: readonly unknown[]) =>
    account({ members: [{ ...memberRow('ada'), policies }] });
  expect(lines(members(7, policyRow('p', 'deny', [waf], '*')), members(7))).toEqual([
    'ada: waf on the whole account: denied → unknown (policy p was removed)',
  ]);
  expect(lines(members(7, wafPolicy), members(7))).toEqual([]);
});

const on = (...objects: readonly string[]) => policyOn('p', [zoneDns], resourceGroup('r1', ...objects));
const [z1, z2] = [zoneKey('z1'), zoneKey('z2')];
const isWon = 'ada: zdns on z2.example: not-granted → allowed';

test('a changed policy names that it allows or denies', () => {
  expect(lines(ada(wafPolicy), ada(policyRow('p', 'deny', [waf], '*')))).toEqual([
    'ada: waf on the whole account: allowed → denied (policy p was changed: allow or deny)',
  ]);
  expect(lines(ada(wafPolicy), ada(policyRow('p', null, [waf], '*')))).toEqual([]);
});

test('a changed policy names that its access can no longer be read', () => {
  expect(lines(ada(wafPolicy), ada(policyRow('p', 'sometimes', [waf], '*')))).toEqual([
    'ada: waf on the whole account: allowed → unknown (it can no longer be seen: whether a policy of the member ada@example.com allows or denies: its access is neither word)',
  ]);
});

test('a changed policy names its permission groups', () => {
  expect(lines(ada(wafPolicy), ada(policyRow('p', 'allow', [waf, dns], '*')))).toEqual([
    'ada: dns on the whole account: not-granted → allowed (policy p was changed: its permission groups)',
  ]);
});

test('a changed policy names a permission group that can no longer be read', () => {
  const why =
    'it can no longer be seen: any permission that a policy of the member ada@example.com gives: a permission group of it cannot be read';
  const before = ada(policyRow('p', 'allow', [waf, dns], '*'));
  expect(lines(before, ada(policyRow('p', 'allow', [waf, {}], '*')))).toEqual([
    `ada: dns on the whole account: allowed → unknown (${why})`,
    `ada: ? others alike on the whole account: not-granted → unknown (${why})`,
  ]);
});

test('a changed policy names everything that was changed at once', () => {
  const after = {
    ...policyOn('p', [zoneWaf], resourceGroup('r2', z2)),
    access: 'deny',
  };
  const why = 'policy p was changed: allow or deny, its permission groups, its resource groups';
  expect(lines(ada(on(z1)), ada(after))).toEqual([
    `ada: zdns on z1.example: allowed → not-granted (${why})`,
    `ada: zwaf on z2.example: not-granted → denied (${why})`,
  ]);
});

test('a changed scope is of the resource group, not of the policy, where the group has an id and is still named', () => {
  expect(lines(ada(on(z1)), ada(on(z1, z2)))).toEqual([
    `${isWon} (the scope of the resource group Named r1 was changed)`,
  ]);
  const nameless = (...objects: readonly string[]) => ({
    ...resourceGroup('r1', ...objects),
    name: undefined,
  });
  const [before, after] = [nameless(z1), nameless(z1, z2)].map((one) => ada(policyOn('p', [zoneDns], one)));
  expect(lines(before as Access, after as Access)).toEqual([
    `${isWon} (the scope of the resource group r1 was changed)`,
  ]);
});

test('a changed policy names its resource groups where another is named or the one has no id', () => {
  const why = 'policy p was changed: its resource groups';
  expect(
    lines(ada(on(z1)), ada(policyOn('p', [zoneDns], resourceGroup('r1', z1), resourceGroup('r2', z2)))),
  ).toEqual([`${isWon} (${why})`]);
  expect(
    lines(
      ada(policyOn('p', [zoneDns], resourceGroup(null, z1))),
      ada(policyOn('p', [zoneDns], resourceGroup(null, z1, z2))),
    ),
  ).toEqual([`${isWon} (${why})`]);
  // The same reach by another resource group is not a change.
  expect(lines(ada(on(z1)), ada(policyOn('p', [zoneDns], resourceGroup('r2', z1))))).toEqual([]);
});

test('a changed policy and a changed scope of its resource group are both causes', () => {
  const after = policyOn('p', [zoneWaf], resourceGroup('r1', z2));
  expect(lines(ada(on(z1)), ada(after))).toEqual([
    'ada: zdns on z1.example: allowed → not-granted (policy p was changed: its permission groups; the scope of the resource group Named r1 was changed)',
    'ada: zwaf on z2.example: not-granted → allowed (policy p was changed: its permission groups; the scope of the resource group Named r1 was changed)',
  ]);
});

test('a changed policy names a resource group, or a scope, that can no longer be read', () => {
  const rows = (why: string) => {
    const words = `it can no longer be seen: where a policy of the member ada@example.com reaches: ${why}`;
    return [
      `ada: zdns on the whole account not com.cloudflare.api.account.a1 not z1.example: not-granted → unknown (${words})`,
      `ada: zdns on z1.example: allowed → unknown (${words})`,
    ];
  };
  expect(lines(ada(on(z1)), ada(policyOn('p', [zoneDns], { id: 'r1' })))).toEqual(
    rows('a resource group is shown neither inline nor in the list'),
  );
  expect(
    lines(ada(on(z1)), ada(policyOn('p', [zoneDns], resourceGroup('r1'), { id: 'r1', scope: [7] }))),
  ).toEqual(rows('a scope of it cannot be read'));
  expect(lines(ada(on(z1)), ada({ ...on(z1), resource_groups: null }))).toEqual(
    rows('its resource groups are not shown'),
  );
});

const giving = (group: object, where = '*') => ada(policyRow('p', 'allow', [group as typeof waf], where));
const typed = (types: string | readonly string[], ...names: readonly string[]) =>
  groupRow('g1', names.length === 0 ? ['waf:edit'] : names, types);
const type = 'the type of the permission group Group g1 changed';

test('a permission group with another type is the cause', () => {
  expect(lines(giving(typed(zoneType)), giving(groupRow('g1', ['waf:edit'])))).toEqual([
    `ada: g1 on the whole account not every zone: not-granted → allowed (${type})`,
  ]);
  expect(lines(giving(typed(zoneType)), giving(typed([zoneType, bucketType])))).toEqual([
    `ada: g1 on every ${bucketType}: not-granted → allowed (${type})`,
  ]);
  expect(lines(giving(typed([bucketType, zoneType])), giving(typed([zoneType, bucketType])))).toEqual([]);
});

test('a permission group whose type is not known any more is the cause', () => {
  expect(lines(giving(typed(zoneType)), giving({ ...typed(zoneType), meta: {} }))).toEqual([
    `ada: g1 on the whole account not every zone: not-granted → unknown (${type})`,
    `ada: g1 on every zone: allowed → unknown (${type})`,
  ]);
});

test('a permission group that does not fit the type of its scope any more is the cause', () => {
  expect(lines(giving(typed(zoneType), zoneKey('z1')), giving(typed(bucketType), zoneKey('z1')))).toEqual([
    `ada: g1 on z1.example: allowed → unknown (${type})`,
  ]);
});

test('a changed type is the cause where the policy was changed too, and both are where it reaches elsewhere', () => {
  const before = ada(policyRow('p', 'allow', [typed(zoneType), waf], zoneKey('z1')));
  const after = ada(policyRow('p', 'allow', [typed(bucketType), dns], zoneKey('z1')));
  expect(lines(before, after)).toEqual([
    'ada: dns on z1.example: not-granted → unknown (policy p was changed: its permission groups)',
    `ada: g1 on z1.example: allowed → unknown (${type})`,
    'ada: waf on z1.example: unknown → not-granted (policy p was changed: its permission groups)',
  ]);
  const elsewhere = ada(policyRow('p', 'allow', [typed(bucketType)], zoneKey('z2')));
  const scope = 'the scope of the resource group Where p was changed';
  expect(lines(before, elsewhere).slice(0, 2)).toEqual([
    `ada: g1 on z1.example: allowed → not-granted (${scope}; ${type})`,
    `ada: g1 on z2.example: not-granted → unknown (${scope}; ${type})`,
  ]);
});

test('a changed type is a cause besides that the policy denies now', () => {
  const before = giving(typed(zoneType));
  const after = ada(policyRow('p', 'deny', [typed([zoneType, bucketType])], '*'));
  const access = 'policy p was changed: allow or deny';
  expect(lines(before, after)).toEqual([
    `ada: g1 on every zone: allowed → denied (${access}; ${type})`,
    `ada: g1 on every ${bucketType}: not-granted → denied (${access}; ${type})`,
  ]);
});

test('a permission group that exchanged one of its two types is the cause', () => {
  expect(lines(giving(typed([zoneType, bucketType])), giving(typed([zoneType, workerType])))).toEqual([
    `ada: g1 on every ${bucketType}: allowed → not-granted (${type})`,
    `ada: g1 on every ${workerType}: not-granted → allowed (${type})`,
  ]);
});

const isWafGone = `${isGone} (policy p was removed)`;
const unread = (...groups: readonly (typeof waf)[]) => ({
  ...policyRow('p', 'allow', groups, '*'),
  id: null,
});

test('a removed policy is the cause where something of it could not be read', () => {
  expect(lines(ada(policyRow('p', 'sometimes', [waf], '*')), ada())).toEqual([
    'ada: waf on the whole account: unknown → not-granted (policy p was removed)',
  ]);
  const nowhere = { ...policyRow('p', 'allow', [waf]), resource_groups: null };
  expect(lines(ada({ ...nowhere, id: null }), ada())).toEqual([
    'ada: waf on the whole account: unknown → not-granted (a policy without an id that allows Group waf was removed)',
  ]);
  expect(lines(ada(unread({})), ada())).toEqual([
    'ada: ? others alike on the whole account: unknown → not-granted (a policy without an id that allows what cannot be read was removed)',
  ]);
  expect(lines(ada({ ...nowhere, permission_groups: null }), ada())).toEqual([
    'ada: ? others alike on the whole account: unknown → not-granted (policy p was removed)',
  ]);
});

test('a removed policy is the cause where only something of it could be read', () => {
  const mixed = { ...unread(waf, {}), resource_groups: null };
  expect(lines(ada(mixed), ada()).every((line) => line.endsWith('that allows Group waf was removed)'))).toBe(
    true,
  );
  const places = { ...unread({}), resource_groups: [resourceGroup('r1', zoneKey('z1')), { id: 'r2' }] };
  expect(lines(ada(places), ada())).toEqual([
    'ada: ? others alike on the whole account: unknown → not-granted (a policy without an id that allows what cannot be read was removed)',
  ]);
  const pieces = {
    ...unread({}),
    resource_groups: [{ id: 'r1', scope: [resourceGroup('r1', zoneKey('z1')).scope, 7] }],
  };
  expect(lines(ada(pieces), ada())).toEqual(lines(ada(places), ada()));
});

test('a removed policy is the cause where another policy of the holder leaves something open', () => {
  const other = policyRow('q', 'sometimes', [dns], '*');
  expect(lines(ada(wafPolicy), ada(other))).toEqual([
    'ada: dns on the whole account: not-granted → unknown (policy q was added)',
    isWafGone,
  ]);
});

test('a changed policy is the cause where another part of it leaves something open', () => {
  const on = policyOn('p', [zoneDns], resourceGroup('r1', zoneKey('z1')));
  expect(lines(ada(on), ada(policyOn('p', [zoneWaf], { id: 'r1' })))).toEqual([
    'ada: zdns on z1.example: allowed → not-granted (policy p was changed: its permission groups; the scope of the resource group Named r1 was changed)',
    'ada: zwaf on the whole account not com.cloudflare.api.account.a1: not-granted → unknown (it can no longer be seen: where a policy of the member ada@example.com reaches: a resource group is shown neither inline nor in the list)',
  ]);
  const elsewhere = policyOn('p', [zoneDns], resourceGroup('r1', zoneKey('z2')));
  expect(lines(ada(on), ada({ ...elsewhere, access: 'sometimes' }))).toEqual([
    'ada: zdns on z1.example: allowed → not-granted (policy p was changed: allow or deny; the scope of the resource group Named r1 was changed)',
    'ada: zdns on z2.example: not-granted → unknown (it can no longer be seen: whether a policy of the member ada@example.com allows or denies: its access is neither word)',
  ]);
});

test('a changed policy is the cause where its scope was open before too', () => {
  const nowhere = (group: typeof waf) => ({ ...policyRow('p', 'allow', [group]), resource_groups: null });
  const rest = 'on the whole account not com.cloudflare.api.account.a1';
  const why = 'policy p was changed: its permission groups';
  expect(lines(ada(nowhere(zoneDns)), ada(nowhere(zoneWaf)))).toEqual([
    `ada: zdns ${rest}: unknown → not-granted (${why})`,
    `ada: zwaf ${rest}: not-granted → unknown (${why})`,
  ]);
});

test('a policy with another permission group is the cause on each thing that it reaches', () => {
  const on = (group: typeof waf) => policyRow('p', 'allow', [group], zoneKey('z1'), zoneKey('z2'));
  const why = 'policy p was changed: its permission groups';
  expect(lines(ada(on(zoneDns)), ada(on(zoneWaf)))).toEqual(
    ['zdns', 'zwaf'].flatMap((id) =>
      ['z1', 'z2'].map(
        (zone) =>
          `ada: ${id} on ${zone}.example: ${id === 'zdns' ? 'allowed → not-granted' : 'not-granted → allowed'} (${why})`,
      ),
    ),
  );
});

test('a removed policy of which nothing could be read is a gap that is closed, with each reason', () => {
  const unseen = { access: 'allow', permission_groups: null, resource_groups: null };
  const of = 'a policy of the member ada@example.com';
  const words = [
    `any permission that ${of} gives: a permission group of it cannot be read`,
    `where ${of} reaches: its resource groups are not shown`,
  ].map((one) => `it can now be seen: ${one}`);
  expect(lines(ada(unseen), ada())).toEqual([
    `ada: ? others alike on the whole account: unknown → not-granted (${words.join('; ')})`,
  ]);
});
