// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { type GrantId, grantId, isSameGrant, sharedGrantId, type Way } from './access/grant.ts';
export { type JoinedBy, openActors } from './activity/actors.ts';
export { type ActivityByArea, activityByArea } from './activity/by-area.ts';
export { openChangedBy, type RecordedChange } from './activity/changed-by.ts';
export { type ActivityBook, type LastActivity, openActivity } from './activity/last-activity.ts';
export { logSince } from './activity/reach.ts';
export { lastActivityCell, lastActivityWords } from './activity/words.ts';
export {
  causeId,
  causeKinds,
  changeableConditions,
  mirrored,
  type NamedPolicy,
  type PolicyPart,
  policyParts,
  waysChanged,
} from './changes/cause.ts';
export type { VerdictPair } from './changes/change-table.ts';
export type { PrincipalPair } from './changes/different-cells.ts';
export { type GrantChange, grantChanges, openGrantCauses } from './changes/grant-changes.ts';
export type { BearingHandle } from './compiled/bearing-handles.ts';
export type { TableSummary } from './compiled/effective-table.ts';
export { saidBits } from './compiled/verdict-of-bits.ts';
export type { WhoCanHandles } from './compiled/who-can.ts';
export { assumptions, mergeAssumptions } from './decision/assumptions.ts';
export { type BearingGrant, bearingOf, certaintyOf } from './decision/bearing.ts';
export { collectionGap, collectionGaps, unseenPrincipals } from './decision/collection-gap.ts';
export { type Condition, conditionsOf } from './decision/conditions.ts';
export { type Bearing, decide } from './decision/decide.ts';
export { askEverybody, type Everybody } from './decision/everybody.ts';
export type { NearMiss } from './decision/evidence.ts';
export { mergeGaps } from './decision/gaps.ts';
export { holds } from './decision/holds.ts';
export type { AskedPermission } from './decision/permission.ts';
export { reaches, scopesActedOn, scopesOf } from './decision/reaches.ts';
export {
  type Decision,
  decisionEvidence,
  openRelation,
  type Relation,
  relate,
  relation,
  relationOfFew,
} from './decision/relation.ts';
export {
  type Anywhere,
  isOneResource,
  type ManyResources,
  resourceAt,
  type SomeZones,
  zoneResource,
} from './decision/resource.ts';
export { isOpen } from './decision/standing-doubt.ts';
export { sufficientGrants } from './decision/sufficient-grants.ts';
export { typicalOf } from './decision/typical-resource.ts';
export { type Certainty, preferred, verdicts } from './decision/verdict.ts';
export { afterEdits } from './edit/apply-edits.ts';
export { type Concerned, concernedBy } from './edit/concerned.ts';
export { editKinds, type Grantee, type PolicyContent } from './edit/edit.ts';
export { slice } from './edit/slice.ts';
export {
  countBySteps,
  openDistances,
  type StandingCounts,
  type StepCount,
} from './escalation/count-by-steps.ts';
export { drawSteps } from './escalation/draw-steps.ts';
export {
  type HeldPrivilege,
  openPrivileges,
  type PrivilegeKind,
  privilegeKinds,
  privilegePermissions,
} from './escalation/held-privileges.ts';
export type { PathsAnswer, PathsFrom } from './escalation/paths.ts';
export { privileges } from './escalation/privileges.ts';
export { type StepAssumption, type StepKind, stepAssumptions, stepKinds } from './escalation/step-rule.ts';
export { gainWords, rightWords, stepAssumptionWords, walkWords } from './escalation/step-words.ts';
export { superAdministratorTarget, type Target } from './escalation/target.ts';
export type { Distance, Step, Walk } from './escalation/walk.ts';
export { causeWords } from './explain/causes.ts';
export { editWords } from './explain/edits.ts';
export type { Branch } from './explain/tree.ts';
export { checkToxicPairs, checkWaivers } from './findings/check-options.ts';
export { type RuleOver, ruleOvers } from './findings/custom/custom-rule.ts';
export {
  type FindingInfo,
  type FindingStatus,
  type FindingSubject,
  findingStatuses,
  type InstanceId,
  type Missing,
  type MissingKind,
  missingKinds,
  type SubjectKind,
  severities,
  subjectKinds,
} from './findings/finding.ts';
export type { PreviousReview, Review } from './findings/options.ts';
export { byAddress } from './findings/people/by-address.ts';
export {
  currentRows,
  type Doubt,
  doubts,
  doubtWords,
  type Employment,
  type EmploymentSaid,
  employmentOf,
  employments,
} from './findings/people/employment.ts';
export { type DateSaid, emailKey, type StatusSaid } from './findings/people/person.ts';
export { isTypeOfWorker, meaningOfStatus, type StatusMeaning } from './findings/people/status-meaning.ts';
export { privilegeWords } from './findings/reading/privilege-words.ts';
export { privilegedBy } from './findings/reading/privileged-grant.ts';
export {
  forThresholds,
  type Threshold,
  type Thresholds,
  thresholdNames,
  thresholds,
  thresholdsOf,
} from './findings/settings.ts';
export { policySubject as subjectOfPolicy } from './findings/subjects.ts';
export { drawAccess } from './graph/drawing.ts';
export type { AccessDrawing } from './graph/graph-drawer.ts';
export {
  type EdgeAttributes,
  type EdgeException,
  type NodeAttributes,
  type NodeKind,
  nodeKinds,
} from './graph/node.ts';
export { pathOf, type Stop } from './graph/path.ts';
export { drawSelected, type Selection } from './graph/selection.ts';
export { type ByPlace, openByPlace, type PlaceOutcome } from './outcomes/by-place.ts';
export type { Effective } from './outcomes/effective.ts';
export { type Exception, isWithin } from './outcomes/exceptions.ts';
export { type HolderPolicies, membersOf, policiesByHolder } from './outcomes/holder-policies.ts';
export type { Lack } from './outcomes/lacks.ts';
export { type Overlap, openOverlap, openSharing } from './outcomes/overlap.ts';
export { type AccessOfGroup, accessOfGroup } from './questions/access-of-group.ts';
export { type CanOn, type CanOnAnswer, canOn } from './questions/can.ts';
export type { CompareAnswer, Difference, Share } from './questions/compare.ts';
export { type Change, changeOf, changesBetween } from './questions/diff.ts';
export { holdingsOn } from './questions/holdings-on.ts';
export type { MatrixColumn, MatrixQuestion, MatrixRow } from './questions/matrix.ts';
export { isInDoubt, type Narrowed, unseenAmong } from './questions/narrowed.ts';
export { type Replay, type ReplayedChange, replay } from './questions/replay.ts';
export { type SaidChange, saidChanges } from './questions/said-changes.ts';
export type { ConditionChange, StandingChange } from './questions/standing-changes.ts';
export { type Holding, isHoldingOpen } from './questions/what-can.ts';
export type { Listed } from './questions/who-can.ts';
export {
  type ListedAcross,
  type ListedOn,
  type WhoCanAcrossAnswer,
  whoCanAcross,
} from './questions/who-can-across.ts';
export { type PlacedSentence, readPlacedEdits } from './resolve/edit.ts';
export { matchesGlob } from './resolve/glob.ts';
export { resolveHolder } from './resolve/holder.ts';
export { isWordForArea, otherReading } from './resolve/other-reading.ts';
export { type NamedThing, resolveThing } from './resolve/thing.ts';
export type { Period } from './sentence/period.ts';
export { readSentence } from './sentence/read-sentence.ts';
export type { Sentence } from './sentence/sentence.ts';
export {
  cellUnitId,
  principalUnitId,
  type UnitId,
  type UnitKind,
  type UnitSource,
  unitKinds,
} from './units/unit.ts';
export { openUnitActivity } from './units/unit-activity.ts';
export { managerOfUnit } from './units/unit-manager.ts';
export {
  openRecordedChanges,
  openUnitOrigin,
  principalMade,
  type RecordedChanges,
  type UnitMade,
} from './units/unit-origin.ts';
export { eachUnit } from './units/units-of.ts';
export { counted, nounOf } from './words/counted.ts';
export { didYouMean, nearest } from './words/nearest.ts';
export { printable } from './words/printable.ts';
export { resourceNote } from './words/resource-note.ts';
export { conditionWords, limitWords, standingNotes, standingWords } from './words/standing-words.ts';
export { unseen } from './words/unseen.ts';
export { gapWords, unseenWords } from './words/unseen-words.ts';
export {
  givesWords,
  permissionGroupWords,
  permissionWords,
  principalWords,
  resourceWords,
  viaWords,
  whereWords,
} from './words/words.ts';
export { zoneName } from './words/zone-name.ts';
