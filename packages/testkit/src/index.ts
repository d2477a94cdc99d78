export { accounts } from './arbitraries/account.ts';
export { groupIds, groupRows, principalsOf, questionsFor } from './arbitraries/questions.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export { addedTo, disordered, type Hiding, hidden, hidings, withoutAllows, withPolicy } from './edits.ts';
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
export { openOracle } from './oracle.ts';
