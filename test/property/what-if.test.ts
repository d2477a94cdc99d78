import { applyEdits, type Edit, whatIf } from '@grantlens/engine';
import type { Snapshot } from '@grantlens/snapshot';
import {
  accounts,
  afterEdit,
  type ChangedRow,
  hidden,
  hidings,
  membersWithPolicies,
  type RowEdit,
  rowEdits,
  whatIfIsTheEdited,
} from '@grantlens/testkit';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { openEngineOn } from '../differential/opened.ts';
import { compareByEngine, comparisonOf } from './comparison.ts';
import { toEdit } from './row-edit.ts';

const numRuns = Math.ceil(Number(process.env.GRANTLENS_CASES ?? 40) * 2.5);
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

function whatIfByEngine(snapshot: Snapshot, edits: readonly RowEdit[]): readonly ChangedRow[] {
  const opened = openEngineOn(snapshot);
  const read: Edit[] = [];
  for (const edit of edits) read.push(toEdit(edit, applyEdits(opened.account, read)));
  const answer = whatIf(opened.access, read);
  return comparisonOf(answer, opened, opened).rows;
}

/** An edit, or two of which the second is made to what the first leaves. */
function editsOf(snapshot: Snapshot): fc.Arbitrary<readonly RowEdit[]> {
  return rowEdits(snapshot).chain((first) =>
    fc
      .option(rowEdits(afterEdit(snapshot, first)))
      .map((second) => (second === null ? [first] : [first, second])),
  );
}

/** Accounts with an edit or two; of some a part cannot be seen. */
const editedAccounts = fc
  .tuple(accounts(), fc.option(fc.constantFrom(...hidings), { freq: 3 }), fc.nat())
  .map(([snapshot, hiding, n]) => {
    const members = membersWithPolicies(snapshot);
    const member = members[n % Math.max(members.length, 1)];
    return hiding === null || member === undefined ? snapshot : hidden(snapshot, hiding, member);
  })
  .chain((snapshot) => fc.tuple(fc.constant(snapshot), editsOf(snapshot)));

describe('law 10', () => {
  it(
    'what-if is the diff to the account evaluated after the edit',
    () =>
      fc.assert(
        fc.property(editedAccounts, ([snapshot, edits]) =>
          whatIfIsTheEdited(compareByEngine, whatIfByEngine, snapshot, edits),
        ),
        { numRuns, seed },
      ),
    10 * minutes,
  );
});
