import { expect, test } from 'vitest';
import { planMarkdown } from './plan-markdown.ts';
import {
  openPlanned,
  permissionGroup,
  policy,
  type Row,
  superAdministrator,
  zones,
} from './planned.fixture.ts';
import { planOn, type Said, shortOf } from './said.fixture.ts';

const dns = permissionGroup('dns');
const waf = permissionGroup('waf');
const ada = (...policies: readonly Row[]) => ({ id: 'ada', policies });
const boss = { id: 'boss', policies: [policy('s', 'allow', [superAdministrator], zones('*'))] };
const bob = (...policies: readonly Row[]) => ({ id: 'bob', policies });

interface Group {
  readonly policies: readonly Row[];
  readonly members?: readonly string[];
}

const groups = (named: Readonly<Record<string, Group>>) => ({
  userGroups: Object.entries(named).map(([id, { policies }]) => ({ id, name: id, policies })),
  userGroupMembers: Object.fromEntries(
    Object.entries(named).map(([id, { members = ['ada'] }]) => [id, members.map((one) => ({ id: one }))]),
  ),
});

/** What avoids each thing that nobody decided, with units in short. */
function alternativesOf(rows: Readonly<Record<string, unknown>>, said: Said) {
  const opened = openPlanned(rows);
  const plan = planOn(opened, said);
  const names = new Map([...shortOf(opened.access)].map(([short, id]) => [id, short]));
  const inShort = (ids: readonly string[]) => ids.map((id) => names.get(id));
  expect(plan.unintended).not.toEqual([]);
  const shown = plan.unintended.map(({ alternative }) =>
    alternative === undefined
      ? null
      : { ...alternative, keep: inShort(alternative.keep), revoke: inShort(alternative.revoke) },
  );
  return { alternatives: shown, page: planMarkdown(plan, opened.access.account) };
}

const frozen = { Freeze: { policies: [policy('q', 'deny', [dns], zones('z1'))] } };

test('the allow that a deny cut can be revoked too, where the deny falls with a membership', () => {
  const rows = { members: [ada(policy('p', 'allow', [dns, waf], zones('z1')))], ...groups(frozen) };
  const { alternatives, page } = alternativesOf(rows, { revoke: ['membership ada Freeze'] });
  expect(alternatives).toEqual([
    {
      kind: 'revoke-too',
      sentence: 'Revoke also dns on com.cloudflare.api.account.zone.z1 of ada@example.com.',
      keep: [],
      revoke: ['direct ada dns z1'],
      deny: null,
    },
  ]);
  expect(page).toContain('- That is avoided so: Revoke also dns on');
});

test('what is cut through another user group can be taken by leaving it, where it gives nothing else', () => {
  const allowing = {
    Team: { policies: [policy('p', 'allow', [dns], zones('z1'))], members: ['ada', 'bob'] },
  };
  const rows = { members: [ada(), bob()], ...groups({ ...frozen, ...allowing }) };
  expect(alternativesOf(rows, { revoke: ['membership ada Freeze'] }).alternatives).toMatchObject([
    { kind: 'revoke-too', revoke: ['membership ada Team'] },
  ]);
});

test('what is cut through another user group can be taken from it, where nobody else has it there', () => {
  const allowing = { Team: { policies: [policy('p', 'allow', [dns, waf], zones('z1'))] } };
  const rows = { members: [ada(), bob()], ...groups({ ...frozen, ...allowing }) };
  expect(alternativesOf(rows, { revoke: ['membership ada Freeze'] }).alternatives).toMatchObject([
    { kind: 'revoke-too', revoke: ['handout Team dns z1'] },
  ]);
});

test('a member can have the deny of the user group first, where revoking more would take what is kept', () => {
  const rows = { members: [ada(policy('p', 'allow', [dns], zones('*')))], ...groups(frozen) };
  const { alternatives } = alternativesOf(rows, { revoke: ['membership ada Freeze'] });
  expect(alternatives).toEqual([
    {
      kind: 'deny-first',
      sentence:
        'First give ada@example.com a policy of their own that denies dns on com.cloudflare.api.account.zone.z1, then accept the step.',
      keep: [],
      revoke: [],
      deny: {
        member: 'ada',
        policies: [
          { access: 'deny', permission_groups: [{ id: 'dns' }], resource_groups: [{ id: 'of z1' }] },
        ],
      },
    },
  ]);
});

test('what a user group allows can be taken from it instead, where the plan writes what the member has', () => {
  const policies = [policy('q', 'deny', [dns], zones('z1')), policy('r', 'allow', [waf], zones('z1'))];
  const own = policy('p', 'allow', [dns, waf], zones('*'));
  const rows = (members: readonly string[]) => ({
    members: [ada(own), bob()],
    ...groups({ Freeze: { policies, members } }),
  });
  const said = { revoke: ['membership ada Freeze', 'direct ada waf *'] };
  expect(alternativesOf(rows(['ada']), said).alternatives).toMatchObject([
    { kind: 'revoke-instead', keep: ['membership ada Freeze'], revoke: ['handout Freeze waf z1'] },
  ]);
  expect(alternativesOf(rows(['ada', 'bob']), said).alternatives).toEqual([null]);
});

test('two user groups that cut each other can be left in turn where a hand-out goes first, or behind a deny', () => {
  const [dnsHere, wafHere] = [[[dns], zones('z1')] as const, [[waf], zones('z1')] as const];
  const cutting = (...members: readonly string[]) =>
    groups({
      G1: { policies: [policy('a', 'allow', ...dnsHere), policy('b', 'deny', ...wafHere)] },
      G2: { policies: [policy('c', 'allow', ...wafHere), policy('d', 'deny', ...dnsHere)], members },
    });
  const said = { revoke: ['membership ada G1', 'membership ada G2'] };
  const members = [ada(), bob()];
  expect(alternativesOf({ members, ...cutting('ada') }, said).alternatives).toMatchObject([
    { kind: 'revoke-too', revoke: ['handout G2 waf z1'] },
  ]);
  const [shared] = alternativesOf({ members, ...cutting('ada', 'bob') }, said).alternatives;
  expect(shared).toMatchObject({ kind: 'deny-first', deny: { member: 'ada' } });
  expect(shared?.sentence).toContain('Take it away again once the plan is carried out.');
});

test('an account that is revoked over something kept can lose the rest piece by piece', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns, waf], zones('z1')))],
    ...groups({ Team: { policies: [policy('q', 'allow', [waf], zones('z2'))] } }),
  };
  const said = { revoke: ['account ada'], keep: ['direct ada dns z1'] };
  const { alternatives } = alternativesOf(rows, said);
  expect(alternatives).toMatchObject([{ kind: 'revoke-instead', keep: ['account ada'] }]);
  expect(alternatives[0]?.revoke.toSorted()).toEqual(['direct ada waf z1', 'membership ada Team']);
  const all = ['direct ada dns z1', 'direct ada waf z1', 'membership ada Team', 'handout Team waf z2'];
  const wholly = alternativesOf(rows, { revoke: ['account ada'], keep: all });
  expect(wholly.alternatives.every((one) => one === null)).toBe(true);
});

test('a token that is revoked over something kept can keep it, and lose the rest', () => {
  const token = {
    id: 't1',
    name: 'robot',
    status: 'active',
    policies: [
      {
        id: 'q',
        effect: 'allow',
        permission_groups: [{ id: 'dns' }, { id: 'waf' }],
        resources: { 'com.cloudflare.api.account.zone.z1': '*' },
      },
    ],
  };
  const rows = { accountTokens: [token], tokenPermissionGroups: [dns, waf] };
  expect(
    alternativesOf(rows, { revoke: ['token t1'], keep: ['direct t1 dns z1'] }).alternatives,
  ).toMatchObject([{ kind: 'revoke-instead', keep: ['token t1'], revoke: ['direct t1 waf z1'] }]);
});

test('two zones of one name have their ids beside them in a plan and in what an alternative revokes', () => {
  const rows = {
    members: [ada(policy('p', 'allow', [dns, waf], zones('z1')))],
    ...groups(frozen),
    zones: ['z1', 'z2', 'z3'].map((id) => ({ id, name: id === 'z3' ? 'sail.example' : 'ferry.example' })),
  };
  const { alternatives, page } = alternativesOf(rows, { revoke: ['membership ada Freeze'] });
  expect(alternatives).toMatchObject([
    { sentence: 'Revoke also dns on ferry.example (z1) of ada@example.com.' },
  ]);
  expect(page).toContain('- gives: ada@example.com: dns on ferry.example \\(z1\\), denied');
});

test('an account is not kept where a deny that is revoked has cut what its holder may do', () => {
  const rows = {
    members: [boss, ada(policy('p', 'allow', [dns], zones('z2')))],
    ...groups({
      Team: {
        policies: [
          policy('a', 'allow', [superAdministrator], zones('*')),
          policy('d', 'deny', [waf], zones('z1')),
        ],
      },
    }),
  };
  const said = { keep: ['membership ada Team', `handout Team ${superAdministrator.id} *`] };
  const kept = alternativesOf(rows, { ...said, revoke: ['account ada'] });
  expect(kept.alternatives.map((one) => one?.kind)).toEqual(kept.alternatives.map(() => 'revoke-instead'));
  const freed = alternativesOf(rows, { ...said, revoke: ['account ada', 'deny handout Team waf z1'] });
  expect(new Set(freed.alternatives)).toEqual(new Set([null]));
});
