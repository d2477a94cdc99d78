import { type Access, compile, matrix } from '@grantlens/engine';
import { canOn, type Listed, relate } from '@grantlens/engine/internal';
import { normalise, type PermissionGroup, type Principal, type Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { containedIn, everyPlace, somethingOn } from './in-force.ts';

type Law = (access: Access, places: readonly Scope[]) => void;

/** What `can` says of somebody, a permission and a place. */
function verdictOf(access: Access, principal: Principal, name: string, place: Scope): string {
  return relate(access, principal, { kind: 'atomic', name }, somethingOn(place)).verdict;
}

/** A verdict about a permission group, and what is said to be lacking in it. */
type Said = Pick<Listed, 'principal' | 'verdict' | 'lacks'>;

/** Asks about a permission group at a place. */
type AskGroup = (access: Access, group: PermissionGroup, place: Scope) => readonly Said[];

const standings = ['active', 'latent', 'inactive'] as const;

/** Who is allowed a permission group can do everything in it that is not said to be lacking. */
const saidIsCan =
  (ask: AskGroup): Law =>
  (access, places) => {
    for (const group of access.account.permissionGroups.values())
      for (const place of places.slice(0, 8)) {
        const said = ask(access, group, place).filter(({ verdict }) => verdict === 'allowed');
        for (const { principal, verdict, lacks } of said)
          for (const name of containedIn(access, group)) {
            const wanted = lacks.find(({ permissions }) => permissions.includes(name))?.verdict ?? verdict;
            const asked = { who: principal.key, group: group.key, name, on: scopeIdentity(place) };
            const is = verdictOf(access, principal, name, place);
            expect({ ...asked, said: is }).toEqual({ ...asked, said: wanted });
          }
      }
  };

const canSays: AskGroup = (access, group, place) =>
  access.account.principals.flatMap(
    (principal) =>
      canOn(access, { principal, permission: { kind: 'group', group }, subject: somethingOn(place) }).rows,
  );

const matrixSays: AskGroup = (access, group, place) => {
  const subjects = [somethingOn(place)];
  return matrix(access, { permissions: [{ kind: 'group', group }], subjects, standings }).rows.flatMap(
    ({ principal, verdicts: [verdict = 'not-granted'], lacks: [lacks = []] }) => [
      { principal, verdict, lacks },
    ],
  );
};

const laws: readonly (readonly [string, Law])[] = [
  ['what `can` says of a permission group, it says of everything in it', saidIsCan(canSays)],
  ['what `matrix` says of a permission group, `can` says of everything in it', saidIsCan(matrixSays)],
];

for (const [law, holds] of laws) {
  test.each(scenarioNames)(
    `the answers about what a permission group lacks keep a law in %s: ${law}`,
    async (name) => {
      const access = compile(normalise(await takeSnapshot(name)));
      holds(access, everyPlace(access));
    },
  );

  test.each([
    ['a well-formed account', accounts()],
    ['an account with every oddity', oddSnapshot],
  ])(
    `the answers about what a permission group lacks keep a law in any account, %s: ${law}`,
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
}
