import type { Principal } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import type { Access } from '../access/access.ts';
import {
  accountType,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneKey,
  zoneType,
} from '../raw-account.fixture.ts';
import { holdersOf } from './holder-policies.ts';
import { outcomesFrom, outcomesOf } from './outcomes-of.ts';

type Row = Parameters<typeof policyRow>[2][number];
const both = [accountType, zoneType];
const dns = groupRow('dns', ['dns:edit', 'dns:read'], both);
const edit = groupRow('edit', ['dns:edit'], both);
const read = groupRow('read', ['dns:read'], both);
const waf = groupRow('waf', ['waf:edit'], both);
const open = openGroupRow('open');
const worker = 'com.cloudflare.edge.worker.script';

const unreadable = (id: string, access: string, group: Row) => ({
  ...policyRow(id, access, [group], '*'),
  resource_groups: [{ id: 'gone' }],
});

const accountOf = (policies: readonly Row[], more: Parameters<typeof openAccount>[0] = {}) =>
  openAccount({ members: [memberRow('ada', ...policies)], ...more });

/** The outcomes of the allows, a line each: who, what, where, the verdict and where it is another. */
function wordsOf(access: Access): readonly string[] {
  const short = (text: string) => text.replace(/^.*\.(?=[^.]+$)/, '');
  return [...outcomesOf(access)]
    .flatMap(({ cells }) => [...cells].flat())
    .filter(({ grant }) => grant.policy.effect !== 'deny')
    .map(({ grant, effective, principals }) => {
      const who = principals.map(({ id }) => id).join(' ');
      const { scope } = grant.cell;
      const where = scope === null ? '?' : short(scopeIdentity(scope));
      const except = effective.exceptions.map(
        (one) =>
          `; ${one.verdict} on ${scopeIdentity(one.scope).split('.').slice(-2).join('.')}` +
          (one.permissions === null ? '' : `: ${one.permissions.join(' ')}`),
      );
      return `${who}: ${grant.permissionGroup?.id ?? '?'} on ${where} ${effective.verdict}${except.join('')}`;
    });
}

const of = (...policies: readonly Row[]) => wordsOf(accountOf(policies));

test('the outcome of a grant is allowed where nothing denies, whatever else is allowed', () => {
  expect(of(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'allow', [waf], zoneKey('z1')))).toEqual([
    'ada: dns on account allowed',
    'ada: waf on z1 allowed',
  ]);
});

test('the outcome of a grant excepts where a deny of the same group reaches, and all of it where the deny reaches as far', () => {
  expect(of(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [dns], zoneKey('z1')))).toEqual([
    'ada: dns on account allowed; denied on zone.z1',
  ]);
  expect(of(policyRow('p1', 'allow', [dns], zoneKey('z1')), policyRow('p2', 'deny', [dns], '*'))).toEqual([
    'ada: dns on z1 denied',
  ]);
});

test('the outcome of a grant excepts the single permissions that a deny of another group holds', () => {
  expect(
    of(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [edit, waf], zoneKey('z1'))),
  ).toEqual(['ada: dns on account allowed; denied on zone.z1: dns:edit']);
});

test('the outcome of a grant is unknown in the single permissions that a deny of unknown contents may hold', () => {
  expect(of(policyRow('p1', 'allow', [dns], '*'), policyRow('p2', 'deny', [open], zoneKey('z1')))).toEqual([
    'ada: dns on account allowed; unknown on zone.z1: dns:edit dns:read',
  ]);
});

test('the outcome of a grant is denied where denies of other groups take away everything in it', () => {
  const allow = policyRow('p1', 'allow', [dns], '*');
  expect(of(allow, policyRow('p2', 'deny', [edit, read], '*'))).toEqual([
    'ada: dns on account denied; denied on api.account: dns:edit dns:read',
  ]);
  expect(of(allow, policyRow('p2', 'deny', [edit], '*'), policyRow('p3', 'huh', [read], '*'))).toEqual([
    'ada: dns on account unknown; unknown on api.account: dns:read; denied on api.account: dns:edit',
    'ada: read on account unknown',
  ]);
});

test('the outcome of a grant stays unknown of nothing that a narrower deny makes certain', () => {
  const allow = policyRow('p1', 'allow', [dns], '*');
  const maybe = policyRow('p2', 'deny', [open], '*');
  expect(of(allow, maybe, policyRow('p3', 'deny', [edit], zoneKey('z1')))).toEqual([
    'ada: dns on account unknown; unknown on api.account: dns:edit dns:read; denied on zone.z1: dns:edit',
  ]);
});

test('the outcome of a grant says of a single permission that it is denied where the whole group is unknown', () => {
  const allow = policyRow('p1', 'allow', [dns], '*');
  const maybe = policyRow('p2', 'huh', [dns], zoneKey('z1'));
  expect(of(allow, maybe, policyRow('p3', 'deny', [edit], zoneKey('z1')))[0]).toBe(
    'ada: dns on account allowed; unknown on zone.z1; denied on zone.z1: dns:edit',
  );
});

test('the outcome of a grant repeats inside no permission that is denied wherever the group is held', () => {
  const allow = policyRow('p1', 'allow', [dns], '*');
  expect(of(allow, policyRow('p2', 'deny', [edit], '*', zoneKey('z1')))).toEqual([
    'ada: dns on account allowed; denied on api.account: dns:edit',
  ]);
});

test('the outcome of a grant excepts on each of the types on which a group acts', () => {
  const typed = groupRow('dns', ['dns:edit', 'dns:read'], [zoneType, worker]);
  const deny = policyRow('p2', 'deny', [groupRow('edit', ['dns:edit'], [zoneType, worker])], '*');
  expect(of(policyRow('p1', 'allow', [typed], '*'), deny)).toEqual([
    'ada: dns on account allowed; denied on zone.*: dns:edit; denied on script.*: dns:edit',
  ]);
});

test('the outcome of a grant is unknown on everything that a deny on a scope that could not be read may reach', () => {
  const deny = unreadable('p2', 'deny', groupRow('zdns', ['dns:edit'], zoneType));
  expect(of(policyRow('p1', 'allow', [dns], '*'), deny)).toEqual([
    'ada: dns on account allowed; unknown on zone.*: dns:edit; unknown on bucket.*: dns:edit; unknown on script.*: dns:edit',
  ]);
});

test('the outcome of a grant of a policy that could allow or deny, and of a group that could not be read, is unknown', () => {
  expect(of(policyRow('p1', 'huh', [dns, {}], '*'))).toEqual([
    'ada: dns on account unknown',
    'ada: ? on account unknown',
  ]);
});

test('the outcome of a grant names the denies that cut it, what it rests on and what could not be seen', () => {
  const access = accountOf([
    policyRow('p1', null, [dns], '*'),
    policyRow('p2', 'deny', [edit], zoneKey('z1')),
    policyRow('p3', 'deny', [open], zoneKey('z2')),
  ]);
  const [allow] = [...outcomesOf(access)].flatMap(({ cells }) => [...cells].flat());
  expect(allow?.effective.cutBy.map(({ policy }) => policy.id)).toEqual(['p2', 'p3', 'p3']);
  expect(allow?.effective.assumptions).toEqual(['deny-overrides', 'access-defaults-to-allow']);
  expect(allow?.effective.gaps.map(({ cause }) => cause)).toEqual(['contents-incomplete', 'type-mismatch']);
});

const members = (...policiesOfBen: readonly Row[]) => ({
  members: [memberRow('ada'), memberRow('ben', ...policiesOfBen), memberRow('cleo')],
  userGroups: [{ id: 'g', policies: [policyRow('p1', 'allow', [dns], '*')] }],
  userGroupMembers: { g: [{ id: 'ada' }, { id: 'ben' }, { id: 'cleo' }] },
});

test('the outcomes of what a user group gives are one for all who have the same policies that matter to it', () => {
  expect(wordsOf(accountOf([], members(policyRow('p2', 'allow', [dns], '*'))))).toEqual([
    'ben: dns on account allowed',
    'ada ben cleo: dns on account allowed',
  ]);
  expect(wordsOf(accountOf([], members(policyRow('p2', 'deny', [waf], '*'))))).toEqual([
    'ada ben cleo: dns on account allowed',
  ]);
});

test('the outcomes of what a user group gives are apart for those who have something else that denies', () => {
  const access = accountOf([], members(policyRow('p2', 'deny', [edit], zoneKey('z1'))));
  expect(wordsOf(access)).toEqual([
    'ada cleo: dns on account allowed',
    'ben: dns on account allowed; denied on zone.z1: dns:edit',
  ]);
  const plain = [...outcomesOf(access)].flatMap(({ cells }) =>
    [...cells].flat().map(({ isPlain }) => isPlain),
  );
  expect(plain).toEqual([true, true, false]);
});

test('the outcomes of what a user group gives lend an assumption to those alone whose own allow rests on it', () => {
  const access = accountOf([], members(policyRow('p2', null, [dns], '*')));
  const resting = [...outcomesOf(access)]
    .flatMap(({ cells }) => [...cells].flat())
    .map(({ principals, effective }) => [principals.map(({ id }) => id).join(' '), effective.assumptions]);
  expect(resting).toEqual([
    ['ben', ['access-defaults-to-allow']],
    ['ada cleo', []],
    ['ben', ['access-defaults-to-allow']],
  ]);
});

test('the outcomes of what one principal has are the same without all others', () => {
  const more = members(policyRow('p2', 'deny', [edit], zoneKey('z1')), policyRow('p3', null, [open], '*'));
  const listed = { ...more.userGroupMembers, h: [{ id: 'ada' }, { email: 'x@example.com' }] };
  const access = accountOf([], {
    members: [...more.members, { id: 'dan', policies: [policyRow('p5', 'deny', [dns], '*')] }],
    userGroups: [...more.userGroups, { id: 'h', policies: [policyRow('p4', 'neither', [read], '*')] }],
    userGroupMembers: listed,
  });
  const saidOf = (outcomes: ReturnType<typeof outcomesOf>, principal: Principal) =>
    [...outcomes]
      .flatMap(({ cells }) => [...cells].flat())
      .filter(({ principals }) => principals.includes(principal))
      .map(({ grant: { cell }, effective }) => ({
        cell,
        effective: { ...effective, cutBy: effective.cutBy.map((cut) => cut.cell) },
      }));
  for (const principal of access.account.principals) {
    const all = saidOf(outcomesOf(access), principal);
    expect(saidOf(outcomesFrom(access, holdersOf(access, principal)), principal)).toEqual(all);
    expect(all.length).toBeGreaterThan(0);
  }
});

test('the outcomes of what a user group gives are nobody’s where a user group has no members', () => {
  const access = accountOf([], { ...members(), userGroupMembers: { g: [] } });
  expect([...outcomesOf(access)]).toEqual([]);
});

test('a policy on many zones has on each the outcome that it has on one, with the zone’s own denies', () => {
  const zones = ['z1', 'z2', 'z3'].map(zoneKey);
  expect(
    of(
      policyRow('p1', 'allow', [dns], ...zones),
      policyRow('p2', 'deny', [edit], '*'),
      policyRow('p3', 'deny', [read], zoneKey('z2')),
    ),
  ).toEqual([
    'ada: dns on z1 allowed; denied on zone.z1: dns:edit',
    'ada: dns on z2 denied; denied on zone.z2: dns:edit dns:read',
    'ada: dns on z3 allowed; denied on zone.z3: dns:edit',
  ]);
});
