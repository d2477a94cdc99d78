import { type Access, type Units, unitsOf } from '@grantlens/engine';
import { certaintyOf, typicalOf, type UnitKind } from '@grantlens/engine/internal';
import type { Plan, PlanAlternative, UnintendedChange, UnitInForce } from '@grantlens/review/internal';
import type { Principal, Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  openPlanned,
  permissionGroup,
  policy,
  zones,
} from '../../packages/review/src/plan/planned.fixture.ts';
import { budget } from '../differential/budget.ts';
import { openEngineOn } from '../differential/opened.ts';
import { kinds } from './kinds.ts';
import { isAbout, pointOf, speaksOf } from './plan-records.ts';
import {
  accountAfter,
  inForce,
  type PlannedAccount,
  type Point,
  planned,
  plannedWith,
  pointsIn,
  rankIn,
  someWords,
  type Word,
} from './planned-account.ts';

const numRuns = Math.ceil(budget.cases / 2) + 20;
const { seed } = budget;
const minutes = 60_000;

/** The words where an alternative is taken. */
function otherWords(
  inForce: readonly UnitInForce[],
  { keep, revoke }: PlanAlternative,
): readonly UnitInForce[] {
  return inForce.map((one) => {
    if (revoke.includes(one.unit)) return { ...one, word: 'revoke', settledBy: null };
    const isFreed = one.settledBy !== null && keep.includes(one.settledBy);
    return isFreed || keep.includes(one.unit) ? { ...one, word: 'keep', settledBy: null } : one;
  });
}

/** The snapshot where a member has some policies besides, as the API shows them: with what they refer to. */
function withPolicies(
  snapshot: Snapshot,
  { member, policies }: NonNullable<PlanAlternative['deny']>,
): Snapshot {
  const { collections } = snapshot;
  const known = new Map<unknown, unknown>();
  const learn = (row: unknown): void => {
    if (Array.isArray(row)) row.forEach(learn);
    else if (isObject(row)) {
      const isWhole = row.scope !== undefined || row.meta !== undefined;
      if (isWhole && typeof row.id === 'string') known.set(row.id, row);
      Object.values(row).forEach(learn);
    }
  };
  learn(collections.userGroups.items);
  learn(collections.resourceGroups.items);
  const referred = (rows: unknown) =>
    Array.isArray(rows)
      ? rows.map((row: unknown) => (isObject(row) ? (known.get(row.id) ?? row) : row))
      : rows;
  const added = policies.map(({ permission_groups, resource_groups, ...one }, at) => ({
    ...one,
    id: `own ${at}`,
    permission_groups: referred(permission_groups),
    resource_groups: referred(resource_groups),
  }));
  const items = collections.members.items.map((row) =>
    isObject(row) && row.id === member && Array.isArray(row.policies)
      ? { ...row, policies: [...row.policies, ...added] }
      : row,
  );
  return { ...snapshot, collections: { ...collections, members: { ...collections.members, items } } };
}

/** What is carried out where an alternative is taken: another plan, or the same on another account. */
function taken(
  snapshot: Snapshot,
  { plan, inForce }: { readonly plan: Plan; readonly inForce: readonly UnitInForce[] },
  alternative: PlanAlternative,
): { readonly from: Snapshot; readonly plan: Plan } {
  if (alternative.deny !== null) return { from: withPolicies(snapshot, alternative.deny), plan };
  return { from: snapshot, plan: plannedWith(snapshot, otherWords(inForce, alternative)).plan };
}

const without = ({ alternative: _, step: __, ...change }: UnintendedChange) => JSON.stringify(change);

/** What a step of a plan changes and nobody decided, with what avoids it. */
const alternativesIn = (plan: Plan) =>
  plan.steps.flatMap(({ unintended }) =>
    unintended.flatMap((change) =>
      change.alternative === undefined ? [] : [{ change, alternative: change.alternative }],
    ),
  );

const members = ['ada', 'bob', 'cem'] as const;
const someOf = <T>(...all: readonly T[]) => fc.subarray([...all], { minLength: 1 });

const [dns, waf] = [permissionGroup('dns'), permissionGroup('waf')];

const somePolicy = fc
  .record({
    id: fc.nat().map((n) => `p${n}`),
    access: fc.constantFrom('allow', 'deny'),
    held: someOf(dns, waf),
    place: fc.constantFrom(zones('z1'), zones('z1', 'z2'), zones('*')),
  })
  .map(({ id, access, held, place }) => policy(id, access, held, place));

/** What allows one thing and denies the other: two such user groups cut each other. */
const crossed = fc.boolean().map((isTurned) => {
  const [allowed, denied] = isTurned ? [dns, waf] : [waf, dns];
  return [
    policy(`a${isTurned}`, 'allow', [allowed], zones('z1')),
    policy(`d${isTurned}`, 'deny', [denied], zones('z1')),
  ];
});

/** Few people in few user groups that allow and deny the same things. */
const cutting: fc.Arbitrary<Snapshot> = fc
  .record({
    own: fc.tuple(...members.map(() => fc.array(somePolicy, { maxLength: 2 }))),
    given: fc.array(fc.oneof(fc.array(somePolicy, { minLength: 1, maxLength: 3 }), crossed), {
      minLength: 2,
      maxLength: 3,
    }),
    within: fc.array(fc.subarray([...members]), { minLength: 3, maxLength: 3 }),
  })
  .map(({ own, given, within }) => {
    const rows = {
      members: members.map((id, at) => ({ id, policies: own[at] ?? [] })),
      userGroups: given.map((policies, at) => ({ id: `G${at}`, name: `G${at}`, policies })),
      userGroupMembers: Object.fromEntries(
        given.map((_, at) => [`G${at}`, (within[at] ?? []).map((id) => ({ id }))]),
      ),
    };
    return openPlanned(rows).snapshot;
  });

/** How many of ten units of a kind are revoked: what people are in goes often, what others have seldom. */
const revokedOfTen: Readonly<Record<UnitKind, number>> = {
  membership: 5,
  direct: 1,
  handout: 0,
  account: 1,
  token: 1,
};

/** Words for the units of an account, where nearly everything but memberships is kept. */
function mostlyKept({ all }: Units, numbers: fc.Stream<number>): readonly UnitInForce[] {
  const words = all.map(({ kind }): Word => {
    const { value: number } = numbers.next();
    return number < revokedOfTen[kind] ? 'revoke' : number === 9 ? null : 'keep';
  });
  return inForce(all, words.values());
}

/** What was avoided, and how: `gain revoke-too`. */
function avoidances(plan: Plan): readonly string[] {
  return plan.steps.flatMap(({ unintended }) =>
    unintended.flatMap(({ alternative, momentary, after }) => {
      const what = momentary === true ? 'moment' : after === 'allowed' ? 'gain' : 'loss';
      return alternative === undefined ? [] : [`${what} ${alternative.kind}`];
    }),
  );
}

/** Whether each deny that cuts something is itself revoked: then it is decided that a principal gains it. */
function openDecided({ access, inForce }: PlannedAccount): (principal: Principal, point: Point) => boolean {
  const { under } = unitsOf(access);
  const revoked = new Set(
    inForce.flatMap(({ unit, word, settledBy }) => (word === 'revoke' && settledBy === null ? [unit] : [])),
  );
  return (principal, { permission, scope }) =>
    access
      .grantsOf(principal)
      .filter((grant) => grant.policy.effect !== 'allow')
      .filter((grant) => certaintyOf(grant, permission, typicalOf(scope)) !== null)
      .every((grant) =>
        under(grant)
          .slice(-1)
          .some((unit) => revoked.has(unit)),
      );
}

/** Takes each alternative of a plan, and looks at what there is then. */
function holdToThem(snapshot: Snapshot, made: PlannedAccount): Plan {
  const { access, plan } = made;
  const isDecided = openDecided(made);
  const found = alternativesIn(plan);
  const points = found.length === 0 ? [] : pointsIn(access);
  const end = accountAfter(snapshot, plan);
  const seen = new Set<string>();
  for (const { change, alternative } of found) {
    const text = JSON.stringify(alternative);
    const other = taken(snapshot, made, alternative);
    if (alternative.deny === null)
      expect(other.plan.unintended.map(without), text).not.toContain(without(change));
    if (seen.has(text)) continue;
    seen.add(text);
    const states = other.plan.steps.map((_step, at) => accountAfter(other.from, other.plan, at + 1));
    check({ access, end, states, points, plan, alternative, isDecided });
  }
  return plan;
}

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `every alternative of a plan of ${kind} avoids what it is named for, and ends in the same otherwise`,
    () =>
      fc.assert(
        fc.property(snapshots, someWords, (snapshot, words) => {
          holdToThem(snapshot, planned(snapshot, words));
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );
}

test(
  'every alternative of a plan where user groups cut each other avoids what it is named for, and is often found',
  () => {
    const kindsSeen = new Set<string>();
    fc.assert(
      fc.property(cutting, fc.infiniteStream(fc.nat(9)), (snapshot, numbers) => {
        const said = mostlyKept(unitsOf(openEngineOn(snapshot).access), numbers);
        for (const one of avoidances(holdToThem(snapshot, plannedWith(snapshot, said)))) kindsSeen.add(one);
      }),
      { numRuns: 4 * numRuns, seed },
    );
    // The others are rarer.
    expect([...kindsSeen]).toEqual(
      expect.arrayContaining(['gain deny-first', 'gain revoke-too', 'loss revoke-instead']),
    );
  },
  10 * minutes,
);

interface Checked {
  readonly access: Access;
  /** The end of the plan. */
  readonly end: Access;
  /** What there is after each step where the alternative is taken. */
  readonly states: readonly Access[];
  readonly points: readonly Point[];
  readonly plan: Plan;
  readonly alternative: PlanAlternative;
  readonly isDecided: (principal: Principal, point: Point) => boolean;
}

function check({ access, end, states, points, plan, alternative, isDecided }: Checked): void {
  const last = states.at(-1) ?? access;
  const text = JSON.stringify(alternative);
  const avoided = plan.unintended.filter((one) => JSON.stringify(one.alternative) === text);
  const named = avoided.map((change) => ({ change, at: pointOf(change, points) }));
  for (const principal of access.account.principals)
    for (const point of points) {
      const rank = (state: Access) => rankIn(state, principal.key, point);
      const [was, planned, is] = [rank(access), rank(end), rank(last)];
      const where = `${principal.key} ${JSON.stringify(point.permission)} ${point.scope.key} ${text}`;
      // It is as the plan leaves it, or nearer to what it was where the plan changes what nobody decided.
      // What a permission group may hold has no row of its own where the group has one: it is only not to become more.
      const isDoubted = point.permission.kind === 'atomic' && Math.abs(is - planned) < 2;
      if (isDoubted) expect(is, where).toBeLessThanOrEqual(Math.max(was, planned));
      else if (is !== planned) {
        expect(Math.abs(is - was), where).toBeLessThan(Math.abs(planned - was));
        expect(
          plan.unintended.some((change) => isAbout(change, principal) && speaksOf(change, point, access)),
          where,
        ).toBe(true);
      }
      for (const { change, at } of named) {
        if (at !== point || !isAbout(change, principal)) continue;
        for (const state of states) expect(rank(state), where).toBeLessThanOrEqual(Math.max(was, is));
        // A gain may be decided of a permission group, and not of all that it holds.
        const isKept = planned > was && isDecided(principal, point);
        if (change.momentary !== true && !isKept) expect(is, where).toBe(was);
      }
    }
}
