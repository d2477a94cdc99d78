export { accounts } from './arbitraries/account.ts';
export { principalsOf, questionsFor } from './arbitraries/questions.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export { changesApply, whatIfIsTheEdited } from './diff-laws.ts';
export { addedTo, disordered, withoutAllows, withPolicy } from './edits.ts';
export { idOf, userGroupsOf } from './ids.ts';
export type { Implementation, Open, Oracle, Question, Verdict } from './implementation.ts';
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
export { openOracle } from './oracle.ts';
export { afterEdit, type RowEdit, rowEdits } from './row-edits.ts';
export { edited } from './workload/edited.ts';
export type { WorkloadSize } from './workload/size.ts';
export { workload } from './workload/workload.ts';
