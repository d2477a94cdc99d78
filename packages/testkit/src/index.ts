export { groupIds, principalsOf, type Question, questionsFor } from './arbitraries/questions.ts';
export { oddSnapshot, snapshotOf } from './arbitraries/snapshot.ts';
export { type Oracle, openOracle, type Verdict } from './oracle.ts';
