import { type Access, compile, whatCan, whoCan } from '@grantlens/engine';
import { type Holding, relate } from '@grantlens/engine/internal';
import { normalise, type Principal, type Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { containedIn, everyPlace, isWithin, somethingOn } from './in-force.ts';

/** Where a holding says nothing but its verdict about a permission. */
function isPlain({ scope, except, lacks }: Holding, name: string, place: Scope): boolean {
  if (!isWithin(place, scope) || except.some((one) => isWithin(place, one))) return false;
  return !lacks.some((one) => one.permissions.includes(name) && isWithin(place, one.scope));
}

/** What `can` says of somebody, a permission and a place. */
function verdictOf(access: Access, principal: Principal, name: string, place: Scope): string {
  return relate(access, principal, { kind: 'atomic', name }, somethingOn(place)).verdict;
}

/** What what-can shows as allowed without exception, `can` allows for everything that the group contains. */
function whatCanIsCan(access: Access, places: readonly Scope[]): void {
  for (const principal of access.account.principals)
    for (const holding of whatCan(access, principal).holdings) {
      if (holding.access === 'deny' || holding.effective !== 'allowed') continue;
      for (const name of containedIn(access, holding.permissionGroup))
        for (const place of places) {
          if (!isPlain(holding, name, place)) continue;
          const asked = { who: principal.key, name, on: scopeIdentity(place) };
          const verdict = verdictOf(access, principal, name, place);
          expect({ ...asked, verdict }).toEqual({ ...asked, verdict: 'allowed' });
        }
      for (const { scope, permissions, verdict } of holding.lacks)
        for (const name of permissions) expect(verdictOf(access, principal, name, scope)).toBe(verdict);
    }
}

/** Whom who-can lists for a permission group can do everything in it that is not said to be lacking. */
function whoCanIsCan(access: Access, places: readonly Scope[]): void {
  const standings = ['active', 'latent', 'inactive'] as const;
  for (const group of access.account.permissionGroups.values())
    for (const place of places) {
      const { listed } = whoCan(access, { kind: 'group', group }, somethingOn(place), standings);
      for (const { principal, verdict, lacks } of listed.filter((one) => one.verdict === 'allowed'))
        for (const name of containedIn(access, group)) {
          const said = lacks.find(({ permissions }) => permissions.includes(name))?.verdict ?? verdict;
          const asked = { who: principal.key, group: group.key, name, on: scopeIdentity(place) };
          const is = verdictOf(access, principal, name, place);
          expect({ ...asked, said: is }).toEqual({ ...asked, said });
        }
    }
}

const laws: readonly (readonly [string, typeof whatCanIsCan])[] = [
  ['what `what-can` shows as allowed without exception, `can` allows', whatCanIsCan],
  ['what `who-can` says of a permission group, `can` says of everything in it', whoCanIsCan],
];

describe.each(laws)('%s', (_, holds) => {
  test.each(scenarioNames)('in %s', async (name) => {
    const access = compile(normalise(await takeSnapshot(name)));
    const places = everyPlace(access);
    holds(access, holds === whoCanIsCan ? places.slice(0, 8) : places);
  });

  test.each([
    ['a well-formed account', accounts()],
    ['an account with every oddity', oddSnapshot],
  ])(
    'in %s',
    (_kind, snapshots) => {
      fc.assert(
        fc.property(snapshots, (snapshot) => {
          const access = compile(normalise(snapshot));
          holds(access, everyPlace(access));
        }),
        { numRuns: Math.ceil(budget.cases / 8) + 5, seed: budget.seed },
      );
    },
    600_000,
  );
});
