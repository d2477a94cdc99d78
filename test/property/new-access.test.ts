import { type CheckResult, checkNoNewAccess } from '@grantlens/checks';
import { type Access, compile, compileIndex, diff } from '@grantlens/engine';
import { resourceAt } from '@grantlens/engine/internal';
import { normalise, type PermissionGroup, type Principal, type Snapshot } from '@grantlens/snapshot';
import {
  everyOf,
  resourceKey,
  resourceTypes,
  scopeIdentity,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import { accounts, afterEdit, oddSnapshot, rowEdits } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';

const numRuns = Number(process.env.GRANTLENS_CASES ?? 40);
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

function judged(before: Access, after: Access): CheckResult {
  const evaluated = checkNoNewAccess({ before, after, file: 'later.json', allow: null });
  const [result] = evaluated.kind === 'report' ? evaluated.report.results : [];
  if (result === undefined) throw new Error('there is one result');
  return result;
}

const open = (snapshot: Snapshot): Access => compile(normalise(snapshot));

test(
  'a snapshot has nothing that is new since itself, whatever could not be seen',
  () =>
    fc.assert(
      fc.property(fc.oneof(accounts(), oddSnapshot), (snapshot) => {
        expect(judged(open(snapshot), open(snapshot)).result).toBe('passed');
      }),
      { numRuns: 2 * numRuns, seed },
    ),
  10 * minutes,
);

const mayAct = (one: Principal | undefined) => one !== undefined && one.standing !== 'inactive';

/** Whether all that a permission group holds is known. */
function isComplete({ contents }: PermissionGroup): boolean {
  return contents.kind !== 'listed' || contents.complete;
}

/** Something that somebody may do afterwards and might not before, found by asking about everything. */
function counterexample(before: Access, after: Access): string | null {
  const [was, is] = [before, after].map(({ account }) => compileIndex(account));
  if (was === undefined || is === undefined) throw new Error('there are two sides');
  const scopes = [before, after].flatMap(({ account: { principals }, grantsOf }) =>
    principals.flatMap(grantsOf).flatMap(({ cell }) => cell.scope ?? []),
  );
  const places = new Map(
    [wholeAccount(after.account.id), everyOf(resourceTypes.zone), ...scopes].map((scope) => [
      scopeIdentity(scope),
      // Of a type the one that nobody names represents all others.
      scope.kind === 'type'
        ? resourceKey(`${scope.type}.${'f'.repeat(32)}`)
        : resourceAt(scope, after.account).key,
    ]),
  );
  const earlier = new Map(before.account.principals.map((one) => [one.key, one]));
  const known = new Set(before.account.permissions);
  const groups = [...after.account.permissionGroups.values()].filter((group) => {
    const then = before.account.permissionGroups.get(group.key);
    return !isComplete(group) || (then !== undefined && !isComplete(then));
  });
  for (const principal of after.account.principals) {
    if (!mayAct(principal)) continue;
    const had = mayAct(earlier.get(principal.key));
    for (const place of places.values()) {
      for (const name of after.account.permissions) {
        if (is.check(principal.key, name, place) !== 'allowed') continue;
        if (!had || !known.has(name) || was.check(principal.key, name, place) !== 'allowed')
          return `${principal.key} ${name} ${place}`;
      }
      for (const { key } of groups) {
        if (is.check(principal.key, key, place) !== 'allowed') continue;
        const isThere = before.account.permissionGroups.has(key);
        if (!had || !isThere || was.check(principal.key, key, place) !== 'allowed')
          return `${principal.key} holding ${key} ${place}`;
      }
    }
  }
  return null;
}

/** An account before and after an edit or two. */
const editedAccounts = accounts().chain((before) =>
  rowEdits(before).chain((first) => {
    const once = afterEdit(before, first);
    return fc
      .option(rowEdits(once))
      .map((second) => ({ before, after: second === null ? once : afterEdit(once, second) }));
  }),
);

test(
  'new access is what can allows to who may act afterwards, and did not allow before',
  () => {
    const seen = { new: 0, nothing: 0 };
    fc.assert(
      fc.property(editedAccounts, (pair) => {
        const [before, after] = [open(pair.before), open(pair.after)];
        for (const [was, is] of [
          [before, after],
          [after, before],
        ] as const) {
          // Conditions have no verdict.
          if (diff(was, is).conditions.length > 0) return;
          const found = counterexample(was, is);
          const { result, broken } = judged(was, is);
          expect({ found, result: result === 'failed', broken: broken.length > 0 }).toEqual({
            found,
            result: found !== null,
            broken: found !== null,
          });
          seen[found === null ? 'nothing' : 'new'] += 1;
        }
      }),
      { numRuns: 2 * numRuns, seed },
    );
    expect(Math.min(seen.new, seen.nothing)).toBeGreaterThan(5);
  },
  10 * minutes,
);
