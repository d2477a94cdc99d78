import { type Access, compile, type Unit, unitsOf } from '@grantlens/engine';
import { type AskedPermission, relate, typicalOf } from '@grantlens/engine/internal';
import { makePlan, type Plan, type UnitInForce } from '@grantlens/review/internal';
import type { Principal, Scope, Snapshot } from '@grantlens/snapshot';
import { everyOf, resourceTypes, scopeIdentity } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { openEngineOn } from '../differential/opened.ts';
import { afterStep } from './planned.ts';

const ranks = { denied: 0, 'not-granted': 0, unknown: 1, allowed: 2 } as const;

const options = {
  deleteTokens: [],
  scimGroups: [],
  caller: null,
  accepted: new Set<string>(),
  managed: [],
} as const;

/** What is said of a unit. */
export type Word = 'keep' | 'revoke' | null;

/** Words without end, for as many units as there are. */
export const someWords: fc.Arbitrary<fc.Stream<Word>> = fc.infiniteStream(
  fc.oneof(
    { weight: 3, arbitrary: fc.constant<Word>('keep') },
    { weight: 2, arbitrary: fc.constant<Word>('revoke') },
    { weight: 1, arbitrary: fc.constant<Word>(null) },
  ),
);

/** The words about the units of an account; what a revoked `account` or `token` unit settles is settled. */
export function inForce(units: readonly Unit[], words: Iterator<Word>): readonly UnitInForce[] {
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

/** A plan, and the account that it is for. */
export interface PlannedAccount {
  readonly access: Access;
  readonly inForce: readonly UnitInForce[];
  readonly plan: Plan;
}

/** The plan of an account about whose units somebody said something. */
export function planned(
  snapshot: Snapshot,
  words: fc.Stream<Word>,
  order: 'as is' | 'reversed' = 'as is',
): PlannedAccount {
  const { access } = openEngineOn(snapshot);
  const said = inForce(unitsOf(access).all, words);
  return plannedWith(snapshot, order === 'as is' ? said : said.toReversed());
}

/** The plan of an account where some words are in force. */
export function plannedWith(snapshot: Snapshot, said: readonly UnitInForce[]): PlannedAccount {
  const { access } = openEngineOn(snapshot);
  const plan = makePlan({ package: 'a'.repeat(64), snapshot, access, inForce: said, options });
  return { access, inForce: said, plan };
}

/** The permissions, alone and in groups, and the resources that an account tells apart. */
export function pointsIn({ account }: Access): readonly Point[] {
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

/** A permission on a resource. */
export interface Point {
  readonly permission: AskedPermission;
  readonly scope: Scope;
}

/** How much a principal can do at a point: whoever cannot act can do nothing. */
export function rankIn(access: Access, key: Principal['key'], { permission, scope }: Point): number {
  const principal = access.account.principals.find((one) => one.key === key);
  if (principal === undefined || principal.standing === 'inactive') return 0;
  return ranks[relate(access, principal, permission, typicalOf(scope)).verdict];
}

/** Whether a later account describes no permission group that the earlier one does not. */
export function knowsTheSame({ account: was }: Access, { account: is }: Access): boolean {
  const named = ({ policies }: typeof is) =>
    policies.flatMap(({ permissionGroups }) => permissionGroups.map(({ key }) => key));
  const before = new Set(named(was));
  return named(is).every((key) => before.has(key));
}

/**
 * The account after some steps. What permission groups mean is as it was known before: where only the row of
 * somebody who is removed describes one, the later snapshot knows less, and nobody can do less.
 */
export function accountAfter(snapshot: Snapshot, plan: Plan, steps = plan.steps.length): Access {
  const before = openEngineOn(snapshot).account;
  const { account } = openEngineOn(snapshotOf(snapshot, plan, steps));
  const gaps = new Map([...before.gaps, ...account.gaps]);
  return compile({ ...account, permissionGroups: before.permissionGroups, gaps });
}

const snapshotOf = (snapshot: Snapshot, plan: Plan, steps = plan.steps.length) =>
  plan.steps.slice(0, steps).reduce(afterStep, snapshot);
