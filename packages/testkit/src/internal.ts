// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { escalatingAccounts } from './arbitraries/escalation.ts';
export { everyQuestion } from './arbitraries/questions.ts';
export { withFullPolicy } from './edits/full-policy.ts';
export { type Hiding, hidden, hidings, rewritten, withoutPolicy } from './edits/snapshots.ts';
export type { Cited, Held, Listed } from './implementation.ts';
export {
  type ChangedRow,
  type Compare,
  type Comparison,
  changesMirror,
  type Pair,
  sameChangesNothing,
} from './laws/diff-laws.ts';
export { seeingMoreOnlyRefines } from './laws/policies.ts';
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
} from './laws/walk-laws.ts';
export { withLedgers } from './ledgers.ts';
export { membersWithPolicies, userGroupsOf } from './named.ts';
export { groupIds, groupRows } from './questions.ts';
