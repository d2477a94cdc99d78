// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { escalatingAccounts } from './arbitraries/escalation.ts';
export { groupIds, groupRows } from './arbitraries/questions.ts';
export {
  type ChangedRow,
  type Compare,
  type Comparison,
  changesMirror,
  type Pair,
  sameChangesNothing,
} from './diff-laws.ts';
export { type Hiding, hidden, hidings, withoutPolicy } from './edits.ts';
export { membersWithPolicies } from './ids.ts';
export type { Cited, Held, Listed } from './implementation.ts';
export { withLedgers } from './ledgers.ts';
export { withFullPolicy } from './row-edits.ts';
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
