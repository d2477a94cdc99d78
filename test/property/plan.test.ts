import { type Access, compile, type Unit, unitsOf } from '@grantlens/engine';
import { type AskedPermission, holds, relate, typicalOf } from '@grantlens/engine/internal';
import { makePlan, type Plan, type PlanChange, type UnitInForce } from '@grantlens/review/internal';
import type { Principal, Scope, Snapshot } from '@grantlens/snapshot';
import { everyOf, isObject, resourceTypes, scopeIdentity } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openEngineOn } from '../differential/opened.ts';
import { kinds } from './kinds.ts';
import { afterStep } from './planned.ts';

const numRuns = Math.ceil(budget.cases / 2) + 20;
const { seed } = budget;
const minutes = 60_000;
const ranks = { denied: 0, 'not-granted': 0, unknown: 1, allowed: 2 } as const;

const options = {
  deleteTokens: [],
  scimGroups: [],
  caller: null,
  accepted: new Set<string>(),
  managed: [],
} as const;

type Word = 'keep' | 'revoke' | null;
const someWords = fc.infiniteStream(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Word>('keep') },
    { weight: 2, arbitrary: fc.constant<Word>('revoke') },
    { weight: 1, arbitrary: fc.constant<Word>(null) },
  ),
);

/** The words about the units of an account; what a revoked `account` or `token` unit settles is settled. */
function inForce(units: readonly Unit[], words: Iterator<Word>): readonly UnitInForce[] {
  const said = units.map((unit) => ({ unit, word: words.next().value as Word }));
  const ended = new Map(
    said.flatMap(({ unit, word }) =>
      (unit.kind === 'account' || unit.kind === 'token') && word === 'revoke'
        ? [[unit.principal?.key, unit.id] as const]
        : [],
    ),
  );
  return said.map(({ unit, word }) => {
    const by =
      unit.kind === 'membership' || unit.kind === 'direct' ? ended.get(unit.principal?.key) : undefined;
    return {
      unit: unit.id,
      word: by === undefined ? word : 'revoke',
      settledBy: by ?? null,
      saidKeep: by !== undefined && word === 'keep',
      instruction: null,
      isEscalated: false,
    };
  });
}

function planned(snapshot: Snapshot, words: fc.Stream<Word>, order: 'as is' | 'reversed' = 'as is') {
  const { access } = openEngineOn(snapshot);
  const said = inForce(unitsOf(access).all, words);
  const plan = makePlan({
    package: 'a'.repeat(64),
    snapshot,
    access,
    inForce: order === 'as is' ? said : said.toReversed(),
    options,
  });
  return { access, said, plan };
}

/** The permissions, alone and in groups, and the resources that an account tells apart. */
function pointsIn({ account }: Access) {
  const scopes = new Map<string, Scope>();
  const add = (scope: Scope) => scopes.set(scopeIdentity(scope), scope);
  for (const { resourceGroups } of account.policies)
    for (const { places } of resourceGroups) for (const { scope } of places) if (scope !== null) add(scope);
  for (const { types } of account.permissionGroups.values())
    for (const type of types ?? []) if (type !== resourceTypes.account) add(everyOf(type));
  const groups = [...account.permissionGroups.values()];
  const names = new Set(
    groups.flatMap(({ contents }) => (contents.kind === 'listed' ? [...contents.permissions] : [])),
  );
  const permissions: readonly AskedPermission[] = [
    ...groups.map((group) => ({ kind: 'group', group }) as const),
    ...[...names].map((name) => ({ kind: 'atomic', name }) as const),
  ];
  return permissions.flatMap((permission) =>
    [...scopes.values()].map((scope): Point => ({ permission, scope })),
  );
}

interface Point {
  readonly permission: AskedPermission;
  readonly scope: Scope;
}

function knowsTheSame({ account: was }: Access, { account: is }: Access): boolean {
  const named = ({ policies }: typeof is) =>
    policies.flatMap(({ permissionGroups }) => permissionGroups.map(({ key }) => key));
  const before = new Set(named(was));
  return named(is).every((key) => before.has(key));
}

function rankIn(access: Access, key: Principal['key'], { permission, scope }: Point): number {
  const principal = access.account.principals.find((one) => one.key === key);
  if (principal === undefined || principal.standing === 'inactive') return 0;
  return ranks[relate(access, principal, permission, typicalOf(scope)).verdict];
}

/** Whether a record of a plan is about a principal. */
function isAbout({ principal: who }: PlanChange, principal: Principal): boolean {
  return isObject(who) && who.kind === principal.kind && who.id === principal.id;
}

/** The point that a record of a plan is about; null where it names what the account does not. */
function pointOf({ permission, permissionGroup, scope }: PlanChange, points: readonly Point[]): Point | null {
  const found = points.find(
    (point) =>
      isObject(scope) &&
      scope.kind === point.scope.kind &&
      scope.key === point.scope.key &&
      (isObject(permission)
        ? point.permission.kind === 'atomic' && namedIn(permission).includes(point.permission.name)
        : isObject(permissionGroup) &&
          point.permission.kind === 'group' &&
          point.permission.group.id === permissionGroup.id),
  );
  return found ?? null;
}

function namedIn(permission: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (permission.kind === 'atomic') return [permission.name];
  const { of } = permission;
  return Array.isArray(of) ? of.map((one: unknown) => (isObject(one) ? one.name : null)) : [];
}

/** Whether a record says what changed at a point: of the permission itself, or of a group that may hold it. */
function speaksOf(
  change: PlanChange,
  { permission, scope }: Point,
  { account: { permissionGroups } }: Access,
): boolean {
  const reaches = (record: unknown) =>
    isObject(record) &&
    (record.kind === 'account' ||
      record.key === scope.key ||
      (scope.kind !== 'account' && record.kind === 'type' && record.key === `${scope.type}.*`));
  const { except, permission: one, permissionGroup } = change;
  if (!reaches(change.scope) || (Array.isArray(except) && except.some(reaches))) return false;
  // Of a policy that is not shown, what it may give is one row.
  if (!isObject(permissionGroup)) return true;
  if (isObject(one)) return permission.kind === 'atomic' && namedIn(one).includes(permission.name);
  const groups = [...permissionGroups.values()].filter(({ id }) => id === permissionGroup.id);
  return groups.some((group) => holds(group, permission) !== null);
}

/**
 * The account after some steps. What permission groups mean is as it was known before: where only the row of
 * somebody who is removed describes one, the later snapshot knows less, and nobody can do less.
 */
function accountAfter(snapshot: Snapshot, plan: Plan, steps = plan.steps.length): Access {
  const before = openEngineOn(snapshot).account;
  const { account } = openEngineOn(snapshotOf(snapshot, plan, steps));
  const gaps = new Map([...before.gaps, ...account.gaps]);
  return compile({ ...account, permissionGroups: before.permissionGroups, gaps });
}

const snapshotOf = (snapshot: Snapshot, plan: Plan, steps = plan.steps.length) =>
  plan.steps.slice(0, steps).reduce(afterStep, snapshot);

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `law 1: the plan of ${kind} removes what was revoked, and changes what it says and nothing else`,
    () =>
      fc.assert(
        fc.property(snapshots, someWords, (snapshot, words) => {
          const { access, plan } = planned(snapshot, words);
          const after = accountAfter(snapshot, plan);
          const left = new Map(unitsOf(after).all.map((unit) => [String(unit.id), unit]));
          for (const { units, unintended } of plan.steps) {
            if (unintended.length > 0) continue;
            for (const id of units) {
              const unit = left.get(id);
              expect(unit === undefined || unit.principal?.standing === 'inactive', id).toBe(true);
            }
          }
          // Where only the row of somebody who is removed says what a role is, the later snapshot knows less.
          if (!knowsTheSame(access, after)) return;
          const points = pointsIn(access);
          let was = access;
          for (const [at, step] of plan.steps.entries()) {
            const is = accountAfter(snapshot, plan, at + 1);
            for (const principal of access.account.principals) {
              if (principal.standing === 'inactive') continue;
              const [gains, loses] = [step.gains, step.loses].map((list) =>
                list.filter((change) => isAbout(change, principal)),
              );
              const difference = (point: Point) => {
                const [now, then] = [is, was].map((state) => rankIn(state, principal.key, point));
                return (now ?? 0) - (then ?? 0);
              };
              for (const point of points) {
                const by = difference(point);
                const said = by > 0 ? gains : by < 0 ? loses : null;
                // What a permission group may hold has no row of its own where the group has one.
                const isDoubted = point.permission.kind === 'atomic' && Math.abs(by) < 2;
                if (said === null || isDoubted) continue;
                const where = `${at} ${principal.key} ${JSON.stringify(point.permission)} ${scopeIdentity(point.scope)}`;
                expect(
                  said?.some((change) => speaksOf(change, point, access)),
                  where,
                ).toBe(true);
              }
              for (const [sign, list] of [[1, gains] as const, [-1, loses] as const])
                for (const change of list ?? []) {
                  const point = pointOf(change, points);
                  const where = `${at} ${principal.key} ${JSON.stringify(change)}`;
                  if (point !== null) expect(Math.sign(difference(point)), where).toBe(sign);
                }
            }
            was = is;
          }
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );

  test(
    `no step of the plan of ${kind} gives anybody for a while what they have neither before nor afterwards`,
    () =>
      fc.assert(
        fc.property(snapshots, someWords, (snapshot, words) => {
          const { access, plan } = planned(snapshot, words);
          const states = plan.steps.map((_step, at) => accountAfter(snapshot, plan, at + 1));
          const end = states.at(-1) ?? access;
          const points = pointsIn(access);
          for (const [at, state] of states.entries()) {
            const isMomentary = plan.steps
              .slice(0, at + 1)
              .some((step) => step.unintended.some((change) => change.momentary === true));
            if (isMomentary) continue;
            for (const { key } of access.account.principals)
              for (const point of points)
                expect(
                  rankIn(state, key, point),
                  `${at} ${key} ${JSON.stringify(point.permission)}`,
                ).toBeLessThanOrEqual(Math.max(rankIn(access, key, point), rankIn(end, key, point)));
          }
        }),
        { numRuns: Math.ceil(numRuns / 2), seed },
      ),
    10 * minutes,
  );

  test(
    `law 2: the plan of ${kind} is the same in whatever order the decisions arrive`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.array(fc.nat(5), { minLength: 1, maxLength: 40 }), (snapshot, numbers) => {
          const at = (n: number): Word =>
            (['keep', 'revoke', 'revoke', null, 'keep', 'revoke'] as const)[n] ?? null;
          const words = () =>
            fc.stream(
              (function* () {
                for (let n = 0; ; n++) yield at(numbers[n % numbers.length] ?? 0);
              })(),
            );
          expect(planned(snapshot, words(), 'reversed').plan).toEqual(planned(snapshot, words()).plan);
        }),
        { numRuns: Math.ceil(numRuns / 2), seed },
      ),
    10 * minutes,
  );
}
