import { type CheckResult, evaluateChecks, firstChecks, readChecks } from '@grantlens/checks';
import type { Broken } from '@grantlens/checks/internal';
import { type Access, applyEdits, compile, readEdits } from '@grantlens/engine';
import { normalise } from '@grantlens/snapshot';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import { hidden, hidings, membersWithPolicies } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outcomeByCan } from './checks/by-can.ts';
import { type DrawnCheck, drawnChecks, fileOf } from './checks/drawn-checks.ts';

const numRuns = Number(process.env.GRANTLENS_CASES ?? 40);
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

function resultsOf(access: Access, bytes: Uint8Array): readonly CheckResult[] {
  const evaluated = evaluateChecks(access, readChecks([{ path: 'checks.json', bytes }]));
  if (evaluated.kind === 'faults') throw new Error(evaluated.faults.map(({ what }) => what).join('\n'));
  return evaluated.report.results;
}

/** An account, of some a part hidden, and checks about it. */
const checked = fc
  .tuple(fc.oneof(accounts(), oddSnapshot), fc.option(fc.constantFrom(...hidings), { freq: 2 }), fc.nat())
  .map(([whole, hiding, n]) => {
    const members = membersWithPolicies(whole);
    const member = members[n % Math.max(members.length, 1)];
    const seen = hiding === null || member === undefined ? whole : hidden(whole, hiding, member);
    return { whole, seen };
  })
  .chain((pair) => drawnChecks(normalise(pair.seen)).map((checks) => ({ ...pair, checks })));

/** Of an account that is seen whole more checks fail. */
const seenWhole = accounts().chain((seen) =>
  drawnChecks(normalise(seen)).map((checks) => ({ seen, checks })),
);

test(
  'the result of a check is the one worked out with can for each principal and resource',
  () =>
    fc.assert(
      fc.property(checked, ({ seen, checks }) => {
        const access = compile(normalise(seen));
        const found = resultsOf(access, fileOf(checks)).map(({ id, result }) => [id, result]);
        expect(found).toEqual(checks.map((check) => [check.id, outcomeByCan(access, check)]));
      }),
      { numRuns: 4 * numRuns, seed },
    ),
  10 * minutes,
);

test(
  'filling a gap changes no result of a check but one that was not evaluated',
  () =>
    fc.assert(
      fc.property(checked, ({ whole, seen, checks }) => {
        const [before, after] = [seen, whole].map((snapshot) =>
          resultsOf(compile(normalise(snapshot)), fileOf(checks)),
        );
        for (const [at, { id, result, why }] of (before ?? []).entries()) {
          if (result === 'not-evaluated') continue;
          expect({ id, result, why }).toMatchObject({ id, result: after?.[at]?.result });
        }
      }),
      { numRuns: 2 * numRuns, seed },
    ),
  10 * minutes,
);

test(
  'checks and their keys in another order have the same results',
  () =>
    fc.assert(
      fc.property(checked, ({ seen, checks }) => {
        const access = compile(normalise(seen));
        const turned = checks
          .toReversed()
          .map((check) => Object.fromEntries(Object.entries(check).toReversed()) as DrawnCheck);
        const said = (results: readonly CheckResult[]) =>
          results.map(({ line: _l, column: _c, ...rest }) => rest).sort((a, b) => (a.id < b.id ? -1 : 1));
        const [forth, back] = [checks, turned].map((all) => said(resultsOf(access, fileOf(all))));
        expect(JSON.stringify(back)).toBe(JSON.stringify(forth));
      }),
      { numRuns, seed },
    ),
  10 * minutes,
);

/** Equal for what is the same offence in two accounts: of one of two that are kept apart, wherever it is. */
function offenceOf({ principal, permission, subject, what }: Broken): string {
  const isApart = what.startsWith('also can');
  const said = what.replace(/^is one of .*/, 'is one of too many');
  return JSON.stringify([principal?.key, permission, isApart ? null : subject, said]);
}

/** Carries out what mends each offence against a file of one check, sees that it is gone, and counts them. */
function mendedIn(access: Access, bytes: Uint8Array): number {
  const [result] = resultsOf(access, bytes);
  const mendable = (result?.broken ?? []).filter(({ mend }) => mend.length > 0);
  for (const broken of mendable) {
    const edited = applyEdits(access.account, readEdits(broken.mend, access.account));
    const [after] = resultsOf(compile(edited), bytes);
    const left = (after?.broken ?? []).filter((one) => offenceOf(one) === offenceOf(broken));
    expect({
      file: new TextDecoder().decode(bytes),
      mend: broken.mend,
      left: left.map((one) => one.what),
    }).toMatchObject({ left: [] });
  }
  return mendable.length;
}

test(
  'the edits that mend what breaks a check mend it, by the engine',
  () => {
    let mended = 0;
    fc.assert(
      fc.property(seenWhole, ({ seen, checks }) => {
        const access = compile(normalise(seen));
        for (const check of checks) {
          const bytes = fileOf([check]);
          mended += mendedIn(access, bytes);
        }
      }),
      { numRuns: 3 * numRuns, seed },
    );
    expect(mended).toBeGreaterThan(10);
  },
  10 * minutes,
);

test(
  'the edits that mend what a user group gives, or does not, mend it, by the engine',
  () => {
    let mended = 0;
    fc.assert(
      fc.property(accounts(), fc.nat(), fc.constantFrom('account', 'zone:*'), (seen, pick, resource) => {
        const access = compile(normalise(seen));
        const { userGroups, permissionGroups } = access.account;
        const given = [...permissionGroups.values()].filter(({ side }) => side === 'member');
        const some = given[pick % given.length];
        for (const { id } of userGroups) {
          if (id === null || some?.id == null) continue;
          for (const wanted of [[], [{ 'permission-group': some.id, resource }]]) {
            const bytes = fileOf([{ id: 'one', group: id, 'hands-out': wanted }]);
            mended += mendedIn(access, bytes);
          }
        }
      }),
      { numRuns: 2 * numRuns, seed },
    );
    expect(mended).toBeGreaterThan(10);
  },
  10 * minutes,
);

test(
  'the first file of checks passes on the account it was made from, whatever could not be seen',
  () =>
    fc.assert(
      fc.property(checked, ({ seen }) => {
        const access = compile(normalise(seen));
        const bytes = new TextEncoder().encode(firstChecks(access));
        for (const { id, result } of resultsOf(access, bytes)) expect([id, result]).toEqual([id, 'passed']);
      }),
      { numRuns, seed },
    ),
  10 * minutes,
);
