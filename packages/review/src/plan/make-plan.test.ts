import type { Principal } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { planCurl } from './plan-curl.ts';
import { planEnding } from './plan-ending.ts';
import { planMarkdown } from './plan-markdown.ts';
import {
  openPlanned,
  permissionGroup,
  policy,
  type Rows,
  superAdministrator,
  zones,
} from './planned.fixture.ts';
import { planOf, planOn, shortOf } from './said.fixture.ts';

const dns = permissionGroup('dns');
const waf = permissionGroup('waf');
const actions = ({ steps }: Plan) => steps.map(({ action, object }) => `${action} ${object.id}`);
const ada = (...policies: readonly Rows[string][]) => ({ id: 'ada', policies });

test('one cell of four leaves two policies, sent without their ids and names', () => {
  const plan = planOf(
    { members: [ada(policy('p', 'allow', [dns, waf], zones('z1', 'z2')))] },
    { revoke: ['direct ada dns z1'] },
  );
  const inline = (zone: string) => ({
    scope: {
      key: 'com.cloudflare.api.account.a1',
      objects: [{ key: `com.cloudflare.api.account.zone.${zone}` }],
    },
  });
  expect(plan.steps).toMatchObject([
    {
      action: 'set-member-policies',
      method: 'PUT',
      path: '/accounts/a1/members/ada',
      body: {
        status: 'accepted',
        policies: [
          { access: 'allow', permission_groups: [{ id: 'dns' }], resource_groups: [inline('z2')] },
          { access: 'allow', permission_groups: [{ id: 'waf' }], resource_groups: [{ id: 'of z1 z2' }] },
        ],
      },
      gains: [],
      unintended: [],
      noEffect: [],
    },
  ]);
  expect(plan.steps[0]?.loses).toHaveLength(1);
});

test('the last cell of a member is revoked with an empty list', () => {
  const plan = planOf(
    { members: [ada(policy('p', 'allow', [dns], zones('z1')))] },
    { revoke: ['direct ada dns z1'] },
  );
  expect(plan.steps).toMatchObject([{ body: { policies: [], status: 'accepted' } }]);
  expect(plan.steps[0]?.notes.join(' ')).toContain('remove the member');
});

test('a member of whom only roles are shown keeps the other roles', () => {
  const roles = [
    { id: 'r1', name: 'One' },
    { id: 'r2', name: 'Two' },
  ];
  const { snapshot, access } = openPlanned({ members: [{ id: 'ada', policies: null, roles }] });
  const [first] = [...shortOf(access).keys()].filter((short) => short.startsWith('direct'));
  const plan = planOn({ snapshot, access }, { revoke: [first ?? ''] });
  expect(plan.steps).toMatchObject([
    { action: 'set-member-roles', body: { roles: [{ id: 'r2' }], status: 'accepted' } },
  ]);
});

test('a token is disabled with all that limits it, and everything it could do is lost as inactive', () => {
  const token = {
    id: 't1',
    name: 'robot',
    status: 'active',
    expires_on: '2030-01-01T00:00:00Z',
    condition: { 'request.ip': { in: ['192.0.2.1'] } },
    policies: [
      {
        id: 'q',
        effect: 'allow',
        permission_groups: [{ id: 'dns' }],
        resources: { 'com.cloudflare.api.account.a1': '*' },
      },
    ],
  };
  const plan = planOf({ accountTokens: [token] }, { revoke: ['token t1'] });
  expect(plan.steps).toMatchObject([
    {
      action: 'disable-token',
      body: {
        status: 'disabled',
        name: 'robot',
        expires_on: '2030-01-01T00:00:00Z',
        condition: { request_ip: { in: ['192.0.2.1'] } },
      },
      reverse: { body: { status: 'active' } },
    },
  ]);
  expect(plan.steps[0]?.loses.map(({ after }) => after)).toEqual(['inactive']);
  expect(actions(planOf({ accountTokens: [token] }, { revoke: ['direct t1 dns *'] }))).toEqual([
    'disable-token t1',
  ]);
  expect(
    actions(planOf({ accountTokens: [token] }, { revoke: ['token t1'] }, { deleteTokens: ['robot'] })),
  ).toEqual(['delete-token t1']);
  expect(
    actions(planOf({ accountTokens: [{ ...token, status: 'expired' }] }, { revoke: ['token t1'] })),
  ).toEqual(['delete-token t1']);
  expect(
    actions(planOf({ accountTokens: [{ ...token, status: 'disabled' }] }, { revoke: ['token t1'] })),
  ).toEqual([]);
});

const team = (...policies: readonly Rows[string][]) => ({
  userGroups: [{ id: 'Team', name: 'Team', policies }],
  userGroupMembers: { Team: [{ id: 'ada' }] },
});

test('a copy of a policy of a user group is never sent as one of the member’s own', () => {
  const shared = policy('shared', 'allow', [dns], zones('z1'));
  const own = policy('own', 'allow', [waf, dns], zones('z2'));
  const plan = planOf({ members: [ada(shared, own)], ...team(shared) }, { revoke: ['direct ada dns z2'] });
  expect(plan.steps).toMatchObject([
    { body: { policies: [{ permission_groups: [{ id: 'waf' }], resource_groups: [{ id: 'of z2' }] }] } },
  ]);
});

test('a revoked allow goes before the revoked deny that cuts it, whatever is usual', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns], zones('z1')))],
    ...team(policy('q', 'deny', [dns], zones('z1'))),
  };
  const plan = planOf(rows, { revoke: ['direct ada dns z1', 'deny handout Team dns z1'] });
  expect(actions(plan)).toEqual(['set-member-policies ada', 'set-group-policies Team']);
  expect(plan.steps[1]?.follows).toEqual([plan.steps[0]?.id]);
  expect(plan.unintended).toEqual([]);
});

test('two user groups that cut each other are done in two steps where one would give for a moment', () => {
  const rows = {
    members: [ada()],
    userGroups: [
      {
        id: 'G1',
        name: 'G1',
        policies: [policy('a', 'allow', [dns], zones('z1')), policy('b', 'deny', [waf], zones('z1'))],
      },
      {
        id: 'G2',
        name: 'G2',
        policies: [policy('c', 'allow', [waf], zones('z1')), policy('d', 'deny', [dns], zones('z1'))],
      },
    ],
    userGroupMembers: { G1: [{ id: 'ada' }], G2: [{ id: 'ada' }] },
  };
  const revoke = [
    'handout G1 dns z1',
    'deny handout G1 waf z1',
    'handout G2 waf z1',
    'deny handout G2 dns z1',
  ];
  const plan = planOf(rows, { revoke });
  expect(actions(plan)).toEqual(['set-group-policies G1', 'set-group-policies G2', 'set-group-policies G1']);
  expect(plan.unintended).toEqual([]);
  const leaving = planOf(rows, { revoke: ['membership ada G1', 'membership ada G2'] });
  expect(leaving.unintended).toMatchObject([{ momentary: true, before: 'denied', after: 'allowed' }]);
  expect(planEnding(leaving, new Set())).toBe('needs-decision');
  expect(planEnding(leaving, new Set(leaving.steps.map(({ id }) => id)))).toBe('ready');
});

test('what a deny cut that falls with a membership is not decided, and what a revoked deny cut is', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns], zones('z1')))],
    ...team(policy('q', 'deny', [dns], zones('z1'))),
  };
  expect(planOf(rows, { revoke: ['membership ada Team'] }).unintended).toMatchObject([{ after: 'allowed' }]);
  const decided = planOf(rows, { revoke: ['deny handout Team dns z1'] });
  expect(decided.unintended).toEqual([]);
  expect(decided.steps[0]?.gains).toMatchObject([{ before: 'denied', after: 'allowed' }]);
});

test('a revoke whose access others keep has no effect, and the step says so', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns], zones('z1')))],
    ...team(policy('q', 'allow', [dns], zones('z1'))),
  };
  const plan = planOf(rows, { revoke: ['direct ada dns z1'] });
  expect(plan.steps[0]?.noEffect).toEqual(plan.steps[0]?.units);
  expect(plan.steps[0]?.loses).toEqual([]);
});

const boss = (id: string) => ({
  id,
  policies: [policy(`s ${id}`, 'allow', [superAdministrator], zones('*'))],
});

test('the steps that together leave no super administrator are refused, and the rest goes on', () => {
  const rows = { members: [boss('ann'), boss('bob'), ada(policy('p', 'allow', [dns], zones('z1')))] };
  const plan = planOf(rows, {
    revoke: ['account ann', `direct bob ${superAdministrator.id} *`, 'direct ada dns z1'],
  });
  expect(plan.refused).toMatchObject([{ cause: 'last-super-administrator' }]);
  expect(plan.refused[0]?.units).toHaveLength(2);
  expect(actions(plan)).toEqual(['set-member-policies ada']);
  expect(planOf(rows, { revoke: ['account ann'] }).refused).toEqual([]);
});

test('who asks keeps their own access unless the step is accepted', () => {
  const opened = openPlanned({ members: [ada(policy('p', 'allow', [dns], zones('z1')))] });
  const [caller] = opened.access.account.principals as readonly Principal[];
  const said = { revoke: ['direct ada dns z1'] };
  const plan = planOn(opened, said, { caller: caller ?? null });
  expect(plan.steps).toEqual([]);
  const id = /--accept (s-[0-9a-f]+)/.exec(plan.refused[0]?.reason ?? '')?.[1] ?? '';
  const accepted = planOn(opened, said, { caller: caller ?? null, accepted: new Set([id]) });
  expect(accepted.steps.map((step) => step.id)).toEqual([id]);
});

test('what rests on a collection that was not seen whole is refused', () => {
  const { snapshot, access } = openPlanned(
    { members: [ada(policy('p', 'allow', [dns], zones('z1')))] },
    'members',
  );
  const plan = planOn({ snapshot, access }, { revoke: ['account ada'] });
  expect(plan.steps).toEqual([]);
  expect(planEnding(plan, new Set())).toBe('unseen');
});

test('memberships that an identity provider fills are work by hand, and hand-outs are not', () => {
  const rows = { members: [ada()], ...team(policy('q', 'allow', [dns], zones('z1'))) };
  const plan = planOf(
    rows,
    { revoke: ['membership ada Team', 'handout Team dns z1'] },
    { scimGroups: ['Team'] },
  );
  expect(plan.tasks).toHaveLength(1);
  expect(actions(plan)).toEqual(['set-group-policies Team']);
  expect(() => planOf(rows, { revoke: [] }, { scimGroups: ['Tea'] })).toThrow('no user group has the id');
});

test('what Terraform manages is an edit of its configuration', () => {
  const rows = { members: [ada()], ...team(policy('q', 'allow', [dns], zones('z1'))) };
  const managed = [
    { kind: 'user-group-members', id: 'Team', address: `cloudflare_user_group_members.t["\${x}"]` },
  ] as const;
  const plan = planOf(rows, { revoke: ['membership ada Team'] }, { managed });
  expect(plan.steps).toEqual([]);
  expect(plan.tasks[0]?.what).toContain(`cloudflare_user_group_members.t["$\${x}"]`);
  expect(plan.tasks[0]?.what).toContain('{ id = "ada" }');
});

test('an id that would change the address of a request is work by hand', () => {
  const plan = planOf(
    { members: [{ id: '../tokens/x', policies: [] }] },
    { revoke: ['account ../tokens/x'] },
  );
  expect(plan.steps).toEqual([]);
  expect(plan.tasks[0]?.what).toContain('By hand');
});

test('a script and a page of a plan quote what names hold, and hold no credential', () => {
  const name = "Te'am\n$(x)";
  const rows = {
    members: [ada()],
    userGroups: [{ id: 'Team', name, policies: [policy('q', 'allow', [dns, waf], zones('z1'))] }],
    userGroupMembers: { Team: [{ id: 'ada' }] },
  };
  const opened = openPlanned(rows);
  const plan = planOn(opened, { revoke: ['handout Team dns z1'] });
  const script = planCurl(plan, 'https://api.example/client/v4/');
  expect(script).toContain('-H "Authorization: Bearer $CLOUDFLARE_API_TOKEN"');
  expect(script).toContain("'https://api.example/client/v4/accounts/a1/iam/user_groups/Team'");
  expect(script).toContain(`Te'\\''am`);
  expect(script.split('\n').filter((line) => line.startsWith('$('))).toEqual([]);
  expect(planMarkdown(plan, opened.access.account)).toContain("set-group-policies: Te'am $\\(x\\)");
});

test('what was read from something else than a list of resource groups is work by hand', () => {
  const odd = { id: 'p', access: 'allow', permission_groups: [dns, waf], resource_groups: null };
  const { snapshot, access } = openPlanned({ members: [ada(odd)] });
  const plan = planOn({ snapshot, access }, { revoke: ['direct ada dns'] });
  expect(plan.steps).toEqual([]);
  expect(plan.tasks[0]?.what).toContain('cannot be written back exactly');
});

test('the reverse of a removal invites the member with what it had, by policies or by roles', () => {
  const reverseOf = (row: Rows[string], short: string) => {
    const { snapshot, access } = openPlanned({ members: [row] });
    return planOn({ snapshot, access }, { revoke: [short] }).steps[0]?.reverse;
  };
  expect(reverseOf(ada(policy('p', 'allow', [dns], zones('z1'))), 'account ada')).toEqual({
    method: 'POST',
    path: '/accounts/a1/members',
    body: {
      email: 'ada@example.com',
      policies: [{ access: 'allow', permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'of z1' }] }],
    },
  });
  const roles = [
    { id: 'r1', name: 'One' },
    { id: 'r2', name: 'Two' },
  ];
  expect(reverseOf({ id: 'ada', policies: null, roles }, 'account ada')).toMatchObject({
    body: { email: 'ada@example.com', roles: ['r1', 'r2'] },
  });
  expect(reverseOf({ id: 'ada', email: null, policies: [] }, 'account ada')).toBe(null);
});

test('a token without a policy is disabled, and the step says what to do where the API refuses that', () => {
  const bare = { id: 't1', name: 'robot', status: 'active', policies: [] };
  const [step] = planOf({ accountTokens: [bare] }, { revoke: ['token t1'] }).steps;
  expect(step).toMatchObject({ action: 'disable-token', body: { policies: [], status: 'disabled' } });
  expect(step?.notes.join(' ')).toContain('delete it');
});

test('a token that loses one cell is written whole, with every limit, and its reverse gives the cell back', () => {
  const account = 'com.cloudflare.api.account';
  const cell = (id: string, ...groups: readonly string[]) => ({
    id,
    effect: 'allow',
    permission_groups: groups.map((group) => ({ id: group, name: group })),
    resources: { [`${account}.zone.z1`]: '*', [`${account}.zone.z2`]: '*' },
  });
  const limits = {
    expires_on: '2030-01-01T00:00:00Z',
    not_before: '2020-01-01T00:00:00Z',
    condition: { request_ip: { in: ['192.0.2.1'], not_in: ['192.0.2.9'] } },
  };
  const token = { id: 't1', name: 'robot', status: 'active', ...limits, policies: [cell('q', 'dns', 'waf')] };
  const rows = { accountTokens: [token], tokenPermissionGroups: [dns, waf] };
  const [step] = planOf(rows, { revoke: ['direct t1 dns z1'] }).steps;
  const written = (groups: readonly string[], ...names: readonly string[]) => ({
    effect: 'allow',
    permission_groups: groups.map((id) => ({ id })),
    resources: Object.fromEntries(names.map((name) => [`${account}.zone.${name}`, '*'])),
  });
  expect(step).toMatchObject({
    action: 'set-token-policies',
    method: 'PUT',
    path: '/accounts/a1/tokens/t1',
    before: { kind: 'token', expiresOn: '2030-01-01T00:00:00.000Z' },
    reverse: { method: 'PUT', path: '/accounts/a1/tokens/t1' },
  });
  expect(step?.body).toEqual({
    name: 'robot',
    status: 'active',
    ...limits,
    policies: [written(['dns'], 'z2'), written(['waf'], 'z1', 'z2')],
  });
  expect(step?.reverse?.body).toEqual({
    name: 'robot',
    status: 'active',
    ...limits,
    policies: [written(['dns', 'waf'], 'z1', 'z2')],
  });
  expect(JSON.stringify(step?.body)).not.toContain('"id":"q"');
});

test('a policy without an id that may be one of a user group makes the step one that has to be accepted', () => {
  const { id: _, ...shared } = policy('shared', 'allow', [dns], zones('z1'));
  const own = policy('own', 'allow', [waf, dns], zones('z2'));
  const plan = planOf({ members: [ada(shared, own)], ...team(shared) }, { revoke: ['direct ada dns z2'] });
  expect(plan.steps).toMatchObject([
    { body: { policies: [{ permission_groups: [{ id: 'waf' }], resource_groups: [{ id: 'of z2' }] }] } },
  ]);
  expect(plan.unintended).toMatchObject([{ kind: 'policy-left-out' }]);
  expect(planEnding(plan, new Set())).toBe('needs-decision');
});

test('a revoked account carries out all of the person in one step, and what was kept of it is not decided', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns], zones('z1')))],
    ...team(policy('q', 'allow', [waf], zones('z1'))),
  };
  const said = (...keep: readonly string[]) => planOf(rows, { revoke: ['account ada'], keep });
  expect(actions(said())).toEqual(['remove-member ada']);
  expect(said().unintended).toEqual([]);
  const kept = said('direct ada dns z1');
  expect(actions(kept)).toEqual(['remove-member ada']);
  expect(kept.unintended).toMatchObject([{ permissionGroup: { id: 'dns' }, before: 'allowed' }]);
});
