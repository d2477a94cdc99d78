import { compile, type DiffAnswer, diff, readEdits, whatIf } from '@grantlens/engine';
import { type Change, causeWords, principalWords } from '@grantlens/engine/internal';
import { type Account, normalise, type Scope, type Snapshot } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { type ChangeRow, readQuestions } from '../scenarios/questions.ts';
import { scenarioFolder, scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { shuffleAndDuplicate } from '../scenarios/shuffle.ts';

/** A change in the words of the scenarios. */
function rowOf(change: Change, account: Account): ChangeRow {
  const { principal, permissionGroup, permission, scope, except, before, after, cause } = change;
  const words = (one: Scope) => scopeWords(one, account);
  return {
    principal: principalWords(principal),
    permissionGroup: permissionGroup === null ? null : (permissionGroup.name ?? permissionGroup.key),
    ...(permission === null ? {} : { permission: permission.kind === 'atomic' ? permission.name : '*:*' }),
    scope: words(scope),
    except: except.map(words).sort(),
    before,
    after,
    cause: cause.map(causeWords).sort(),
  };
}

function scopeWords(scope: Scope, account: Account): string {
  if (scope.kind === 'account') return 'account';
  if (scope.kind === 'type') return scope.type === resourceTypes.zone ? 'zone:*' : scope.key;
  return account.zonesByKey.get(scope.resource)?.name ?? scope.key;
}

const inOrder = (rows: readonly ChangeRow[]) =>
  rows
    .map(({ cause, except, ...row }) => ({ ...row, except: [...except].sort(), cause: [...cause].sort() }))
    .map((row) => JSON.stringify(row, Object.keys(row).sort()))
    .sort();

function holdTo(answer: DiffAnswer, stated: { rows: readonly ChangeRow[]; complete: boolean }): void {
  const rows = answer.changes.map((change) => rowOf(change, answer.after.account));
  expect(inOrder(rows)).toEqual(inOrder(stated.rows));
  expect(answer.complete).toBe(stated.complete);
}

const stated = await Promise.all(
  scenarioNames.map(async (name) => ({ name, ...(await readQuestions(scenarioFolder(name))) })),
);
const open = (snapshot: Snapshot) => compile(normalise(snapshot));

for (const { name, diff: diffs } of stated.filter((scenario) => scenario.diff.length > 0)) {
  test.each(diffs)(
    `the changes of ${name} since $since are those that the scenario states`,
    async ({ since, ...expected }) => {
      const [before, after] = [await takeEarlierSnapshot(name, since), await takeSnapshot(name)];
      holdTo(diff(open(before), open(after)), expected);
      for (const seed of [1, 2])
        holdTo(
          diff(open(shuffleAndDuplicate(before, seed)), open(shuffleAndDuplicate(after, seed + 1))),
          expected,
        );
    },
  );
}

for (const { name, whatIf: ifs } of stated.filter((scenario) => scenario.whatIf.length > 0)) {
  test.each(ifs.map((one) => [one.edits.join(' and '), one] as const))(
    `the changes of ${name} are those that the scenario states after %s`,
    async (_, { edits, ...expected }) => {
      const access = open(await takeSnapshot(name));
      holdTo(whatIf(access, readEdits(edits, access.account)), expected);
    },
  );
}
