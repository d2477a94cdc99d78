import { applyEdits, type DiffAnswer, diff, type Edit, whatIf } from '@grantlens/engine';
import { causeId } from '@grantlens/engine/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts, afterEdit, type RowEdit, rowEdits, whatIfIsTheEdited } from '@grantlens/testkit';
import {
  type ChangedRow,
  type Comparison,
  hidden,
  hidings,
  membersWithPolicies,
  userGroupsOf,
  withFullPolicy,
} from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { openEngineOn } from '../differential/opened.ts';
import { comparisonOf } from './comparison.ts';
import { toEdit } from './row-edit.ts';

const numRuns = Math.ceil(Number(process.env.GRANTLENS_CASES ?? 40) * 2.5);
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

function whatIfByEngine(snapshot: Snapshot, edits: readonly RowEdit[]): readonly ChangedRow[] {
  const opened = openEngineOn(snapshot);
  const read: Edit[] = [];
  for (const edit of edits) read.push(toEdit(edit, applyEdits(opened.account, read)));
  const answer = whatIf(opened.access, read);
  return [...comparisonOf(answer, opened, opened).rows, ...standingRows(answer)];
}

/** A comparison that has the changes of standing among its rows. */
function compareWithStandings(before: Snapshot, after: Snapshot): Comparison {
  const [was, is] = [openEngineOn(before), openEngineOn(after)];
  const answer = diff(was.access, is.access);
  const comparison = comparisonOf(answer, was, is);
  return { ...comparison, rows: [...comparison.rows, ...standingRows(answer)] };
}

function standingRows({ standings }: DiffAnswer): readonly ChangedRow[] {
  return standings.map(({ principal, before, after, holds, cause }) => {
    const held = holds.map(({ permissionGroup, scope }) => `${permissionGroup.key} ${scopeIdentity(scope)}`);
    const causes = cause.map(causeId);
    const text = JSON.stringify([principal.key, 'standing', before, after, held, causes]);
    return {
      principal: principal.key,
      before: 'not-granted',
      after: 'not-granted',
      causes,
      text,
      mirrored: text,
      reaches: () => false,
      speaksOf: () => 'no',
    };
  });
}

/** An edit, or two of which the second is made to what the first leaves. */
function editsOf(snapshot: Snapshot): fc.Arbitrary<readonly RowEdit[]> {
  return rowEdits(snapshot).chain((first) =>
    fc
      .option(rowEdits(afterEdit(snapshot, first)))
      .map((second) => (second === null || isTwin(first, second) ? [first] : [first, second])),
  );
}

/** Two new policies that say the same are one where a member has one and a user group of theirs the other (S3). */
function isTwin(first: RowEdit, second: RowEdit): boolean {
  if (first.kind !== 'give' || second.kind !== 'give') return false;
  const said = ({ access, permissionGroup, object }: typeof first) =>
    `${access} ${permissionGroup} ${object}`;
  return said(first) === said(second);
}

/** The snapshot, of some with a policy besides of which parts can be taken. */
function withAnyFullPolicy(snapshot: Snapshot): fc.Arbitrary<Snapshot> {
  const holders = [
    ...membersWithPolicies(snapshot).map((id) => ['members', id] as const),
    ...userGroupsOf(snapshot).map((id) => ['userGroups', id] as const),
  ];
  if (holders.length === 0) return fc.constant(snapshot);
  return fc
    .tuple(fc.boolean(), fc.constantFrom(...holders), fc.constantFrom('allow' as const, 'deny' as const))
    .map(([isWanted, [holder, id], access]) =>
      isWanted ? withFullPolicy(snapshot, holder, { id, access }) : snapshot,
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
  .chain(withAnyFullPolicy)
  .chain((snapshot) => fc.tuple(fc.constant(snapshot), editsOf(snapshot)));

test(
  'law 10 what-if is the diff to the account evaluated after the edit',
  () =>
    fc.assert(
      fc.property(editedAccounts, ([snapshot, edits]) =>
        whatIfIsTheEdited(compareWithStandings, whatIfByEngine, snapshot, edits),
      ),
      { numRuns, seed },
    ),
  10 * minutes,
);
