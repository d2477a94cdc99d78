export { accounts } from './arbitraries/account.ts';
export { escalatingAccounts } from './arbitraries/escalation.ts';
export { groupIds, groupRows, principalsOf, questionsFor } from './arbitraries/questions.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export {
  type ChangedRow,
  type Compare,
  type Comparison,
  changesApply,
  changesMirror,
  type Pair,
  sameChangesNothing,
  whatIfIsTheEdited,
} from './diff-laws.ts';
export {
  addedTo,
  disordered,
  type Hiding,
  hidden,
  hidings,
  withoutAllows,
  withoutPolicy,
  withPolicy,
} from './edits.ts';
export { idOf, membersWithPolicies, userGroupsOf } from './ids.ts';
export type {
  Cited,
  Held,
  Implementation,
  Listed,
  Open,
  Oracle,
  Question,
  Verdict,
} from './implementation.ts';
export {
  allowsAddAndDeniesTake,
  evidenceReplays,
  nothingAllowedWithoutAnAllow,
  orderDoesNotMatter,
  questionsAgree,
  seeingMoreOnlyRefines,
  sureDenyWins,
  wholeAccountReachesMost,
} from './laws.ts';
export { withLedgers } from './ledgers.ts';
export { openOracle } from './oracle.ts';
export { afterEdit, type RowEdit, rowEdits, withFullPolicy } from './row-edits.ts';
export {
  breadthFirst,
  noShorterWalk,
  type OpenWalks,
  oneStepWhereCanAllows,
  takingAwayNeverShortens,
  type WalkDistance,
  type Walker,
  type WalkFacts,
  type WalkImplementation,
  type WalkTarget,
} from './walk-laws.ts';
export { edited } from './workload/edited.ts';
export type { WorkloadSize } from './workload/size.ts';
export { workload } from './workload/workload.ts';
