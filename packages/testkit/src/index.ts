export { accounts } from './arbitraries/account.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export { afterEdit } from './edits/after-edit.ts';
export { type EditChoice, everyEdit } from './edits/every-edit.ts';
export type { EditKind, RowEdit } from './edits/row-edit.ts';
export { rowEdits } from './edits/row-edits.ts';
export { addedTo, disordered, withoutAllows, withPolicy } from './edits/snapshots.ts';
export type { Implementation, Open, Oracle, Question, Verdict } from './implementation.ts';
export { agrees } from './laws/agrees.ts';
export { changesApply, whatIfIsTheEdited } from './laws/diff-laws.ts';
export { keeps, type Law } from './laws/law.ts';
export { answerLaws, laws } from './laws/laws.ts';
export {
  idOf,
  type Named,
  someGroups,
  someMember,
  somePermission,
  someZone,
  userGroupsOf,
} from './named.ts';
export { openOracle } from './oracle.ts';
export { principalsOf, questionsFor } from './questions.ts';
export { edited } from './workload/edited.ts';
export type { WorkloadSize } from './workload/size.ts';
export { workload } from './workload/workload.ts';
