import { compile, type Unit, unitsOf } from '@grantlens/engine';
import { verifyReview } from '@grantlens/review';
import { type Account, normalise, type Policy, type Scope } from '@grantlens/snapshot';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';

const numRuns = Math.ceil(budget.cases / 4) + 20;
const { seed } = budget;
const minutes = 60_000;

/** The account after the edits that take these units away, and nothing else. */
function without(account: Account, gone: readonly Unit[]): Account {
  const removed = new Set(
    gone.flatMap(({ kind, principal }) => (kind === 'account' || kind === 'token' ? [principal] : [])),
  );
  const left = new Map<unknown, Set<unknown>>();
  for (const { kind, principal, group } of gone)
    if (kind === 'membership') left.set(principal, (left.get(principal) ?? new Set()).add(group?.key));
  const taken = new Map<Policy, Set<string>>();
  for (const { sources } of gone)
    for (const { policy, cell } of sources)
      taken.set(policy, (taken.get(policy) ?? new Set()).add(cellText(cell)));
  const isOfRemoved = ({ holder }: Policy) =>
    'principal' in holder && [...removed].some((principal) => principal?.key === holder.principal);
  return {
    ...account,
    principals: account.principals
      .filter((principal) => !removed.has(principal))
      .map((principal) =>
        principal.kind === 'token'
          ? principal
          : { ...principal, groups: principal.groups.filter((key) => !left.get(principal)?.has(key)) },
      ),
    policies: account.policies
      .filter((policy) => !isOfRemoved(policy))
      .flatMap((policy) => {
        const cells = taken.get(policy);
        return cells === undefined ? [policy] : cellByCell(policy, cells);
      }),
  };
}

type CellLike = {
  readonly permissionGroup: string | null;
  readonly resourceGroupId: string | null;
  readonly objectKey: string | null;
  readonly scope: Scope | null;
};
const cellText = ({ permissionGroup, resourceGroupId, objectKey, scope }: CellLike) =>
  JSON.stringify([permissionGroup, resourceGroupId, objectKey, scope?.key]);

/** A policy as one for each of its cells, but for those that are taken away. */
function cellByCell(policy: Policy, taken: ReadonlySet<string>): readonly Policy[] {
  return policy.permissionGroups.flatMap((granted) =>
    policy.resourceGroups.flatMap((reached) =>
      reached.places.flatMap((place): readonly Policy[] => {
        const text = cellText({
          permissionGroup: granted.key,
          resourceGroupId: reached.id,
          objectKey: place.objectKey,
          scope: place.scope,
        });
        if (taken.has(text)) return [];
        return [
          { ...policy, permissionGroups: [granted], resourceGroups: [{ ...reached, places: [place] }] },
        ];
      }),
    ),
  );
}

test(
  'every revoke is gone and every keep is kept where exactly the revokes were carried out',
  () =>
    fc.assert(
      fc.property(accounts(), fc.infiniteStream(fc.integer({ min: 0, max: 3 })), (snapshot, choices) => {
        const account = normalise(snapshot);
        const before = compile(account);
        const units = unitsOf(before).all;
        const drawn = [...choices.take(units.length)];
        const revoked = units.filter((_, at) => drawn[at] === 0);
        const settledBy = new Map(
          revoked.flatMap(({ id, kind, principal }) =>
            kind === 'account' || kind === 'token' ? [[principal, id] as const] : [],
          ),
        );
        const decided = units.map((unit) => {
          const by =
            unit.kind === 'membership' || unit.kind === 'direct' ? settledBy.get(unit.principal) : undefined;
          const isRevoked = revoked.includes(unit) || by !== undefined;
          return { unit, word: isRevoked ? ('revoke' as const) : ('keep' as const), settledBy: by ?? null };
        });
        const { results, others } = verifyReview({ before, decided }, compile(without(account, revoked)));
        expect(results).toHaveLength(units.length);
        const wrong = results.filter(({ decision, outcome }) =>
          decision === 'revoke' ? outcome !== 'gone' && outcome !== 'cannot tell' : outcome !== 'kept',
        );
        expect(wrong).toEqual([]);
        expect(others.standings).toEqual([]);
        expect(
          others.changes.map(({ principal, scope, before: was, after }) => [
            principal.key,
            scope.key,
            was,
            after,
          ]),
        ).toEqual([]);
        const nothingDone = verifyReview({ before, decided }, before);
        for (const { decision, outcome, unit } of nothingDone.results)
          if (decision === 'revoke')
            expect([unit, outcome]).toEqual([unit, expect.stringMatching(/still there|gone/)]);
      }),
      { numRuns, seed },
    ),
  10 * minutes,
);
