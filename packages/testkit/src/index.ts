export { accounts } from './arbitraries/account.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export { afterEdit } from './edits/after-edit.ts';
export { everyEdit } from './edits/every-edit.ts';
export type { RowEdit } from './edits/row-edit.ts';
export { rowEdits } from './edits/row-edits.ts';
export { addedTo, disordered, withPolicy } from './edits/snapshots.ts';
export type { Implementation, Open, Oracle, Question, Verdict } from './implementation.ts';
export { agrees } from './laws/agrees.ts';
export { changesApply, whatIfIsTheEdited } from './laws/diff-laws.ts';
export { keeps, type Law } from './laws/law.ts';
export { answerLaws, laws } from './laws/laws.ts';
export {
  idOf,
  someGroups,
  someMember,
  somePermission,
  someZone,
} from './named.ts';
export { openOracle } from './oracle.ts';
export { questionsFor } from './questions.ts';
export { edited } from './workload/edited.ts';
export type { WorkloadSize } from './workload/size.ts';
export { workload } from './workload/workload.ts';
