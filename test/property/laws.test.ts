import type { Snapshot } from '@grantlens/snapshot';
import {
  accounts,
  allowsAddAndDeniesTake,
  evidenceReplays,
  nothingAllowedWithoutAnAllow,
  orderDoesNotMatter,
  questionsAgree,
  seeingMoreOnlyRefines,
  sureDenyWins,
  wholeAccountReachesMost,
} from '@grantlens/testkit';
import { hidings, membersWithPolicies } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { describe, it, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openEngine } from './engine.ts';
import { kinds } from './kinds.ts';

/** How many accounts each law is held against: fewer than are compared, since a law asks everything twice or more. */
const numRuns = Math.ceil(budget.cases / 20) + 6;
const { seed } = budget;
const minutes = 60_000;

/** Holds a law against generated accounts; `choice` is what else it wants to be drawn. */
function forAll<T>(
  snapshots: fc.Arbitrary<Snapshot>,
  choice: fc.Arbitrary<T>,
  law: (snapshot: Snapshot, chosen: T) => void,
): void {
  fc.assert(fc.property(snapshots, choice, law), { numRuns, seed });
}

/** A law about the nth of the members whose policies are shown. */
function forMember(snapshot: Snapshot, n: number, law: (member: string) => void): void {
  const members = membersWithPolicies(snapshot);
  const member = members[n % Math.max(members.length, 1)];
  if (member !== undefined) law(member);
}

const anything = fc.nat();
const reach = fc.constantFrom(['*'], ['com.cloudflare.api.account.zone.da000000000000000000000000000001']);

describe.each(Object.entries(kinds))('on %s', (_, snapshots) => {
  it(
    'law 1: order and duplicates do not matter',
    () => forAll(snapshots, anything, (snapshot, order) => orderDoesNotMatter(openEngine, snapshot, order)),
    10 * minutes,
  );

  it(
    'law 2: who-can, what-can and can are one relation',
    () => forAll(snapshots, anything, (snapshot) => questionsAgree(openEngine, snapshot)),
    10 * minutes,
  );

  it(
    'law 3: an allow only adds, a deny only takes',
    () =>
      forAll(snapshots, fc.tuple(anything, reach), (snapshot, [n, objects]) => {
        const { items } = snapshot.collections.permissionGroups;
        const group = items[n % Math.max(items.length, 1)] as { readonly id?: unknown } | undefined;
        if (typeof group?.id !== 'string') return;
        forMember(snapshot, n, (member) =>
          allowsAddAndDeniesTake(openEngine, snapshot, member, { id: group.id }, objects),
        );
      }),
    10 * minutes,
  );

  it(
    'law 4: nothing is allowed without an allow',
    () => forAll(snapshots, anything, (snapshot) => nothingAllowedWithoutAnAllow(openEngine, snapshot)),
    10 * minutes,
  );

  it(
    'law 6: the whole account reaches at least what a zone does',
    () =>
      forAll(snapshots, anything, (snapshot, n) =>
        forMember(snapshot, n, (member) => {
          for (const type of ['account', 'zone'] as const)
            wholeAccountReachesMost(openEngine, snapshot, member, type);
        }),
      ),
    10 * minutes,
  );

  it(
    'law 8: evidence replays, and is minimal',
    () => forAll(snapshots, anything, (snapshot) => evidenceReplays(openEngine, snapshot)),
    10 * minutes,
  );
});

test(
  'on a well-formed account, where ids and names say one thing law 5: a sure deny wins',
  () =>
    forAll(accounts(), anything, (snapshot, n) =>
      forMember(snapshot, n, (member) => sureDenyWins(openEngine, snapshot, member)),
    ),
  10 * minutes,
);

test.each(hidings)(
  'on a well-formed account, where ids and names say one thing law 7: seeing the hidden %s only refines what is unknown',
  (hiding) =>
    forAll(accounts(), anything, (snapshot, n) =>
      forMember(snapshot, n, (member) => seeingMoreOnlyRefines(openEngine, snapshot, hiding, member)),
    ),
  10 * minutes,
);
