export { type Access, compile } from './access/access.ts';
export { type Grant, type GrantId, grantId, isSameGrant, sharedGrantId, type Way } from './access/grant.ts';
export {
  type Cause,
  causeId,
  causeKinds,
  mirrored,
  type NamedPolicy,
  type PolicyPart,
  policyParts,
} from './changes/cause.ts';
export type { VerdictPair } from './changes/change-table.ts';
export type { PrincipalPair } from './changes/different-cells.ts';
export { type GrantChange, grantChanges, openGrantCauses } from './changes/grant-changes.ts';
export { type AccessIndex, compileIndex } from './compiled/access-index.ts';
export type { BearingHandle } from './compiled/bearing.ts';
export type { TableSummary } from './compiled/effective-table.ts';
export { said } from './compiled/verdict-of-bits.ts';
export type { WhoCanHandles } from './compiled/who-can.ts';
export { type Assumption, assumptions, mergeAssumptions } from './decision/assumptions.ts';
export { type BearingGrant, bearingOf } from './decision/bearing.ts';
export { collectionGap, collectionGaps, unseenPrincipals } from './decision/collection-gap.ts';
export { type Condition, conditionsOf } from './decision/conditions.ts';
export { type Bearing, decide } from './decision/decide.ts';
export type { Evidence, NearMiss } from './decision/evidence.ts';
export { mergeGaps } from './decision/gaps.ts';
export { holds } from './decision/holds.ts';
export type { AskedPermission, Permission } from './decision/permission.ts';
export { reaches, scopesOf } from './decision/reaches.ts';
export { type Decision, explain, type Relation, relate, relation } from './decision/relation.ts';
export {
  type Anywhere,
  accountResource,
  isOneResource,
  type ManyResources,
  type Resource,
  type SomeZones,
  type Subject,
  zoneResource,
} from './decision/resource.ts';
export { isOpen } from './decision/standing-doubt.ts';
export { sufficientGrants } from './decision/sufficient-grants.ts';
export { typicalOf } from './decision/typical.ts';
export { type Certainty, preferred, type Verdict, verdicts } from './decision/verdict.ts';
export { applyEdits } from './edit/apply-edits.ts';
export { type Edit, editKinds, type Grantee, type PolicyContent } from './edit/edit.ts';
export {
  countBySteps,
  openDistances,
  type StandingCounts,
  type StepCount,
} from './escalation/count-by-steps.ts';
export { drawSteps } from './escalation/draw-steps.ts';
export { type PathsAnswer, type PathsFrom, paths } from './escalation/paths.ts';
export { type StepAssumption, type StepKind, stepAssumptions, stepKinds } from './escalation/step-rule.ts';
export { gainWords, rightWords, stepAssumptionWords, walkWords } from './escalation/step-words.ts';
export { superAdministratorTarget, type Target } from './escalation/target.ts';
export type { Distance, Step, Walk } from './escalation/walk.ts';
export { causeWords } from './explain/causes.ts';
export { editWords } from './explain/edits.ts';
export { type Branch, drawTree, explanation } from './explain/tree.ts';
export { findingCatalogue } from './findings/catalogue.ts';
export { checkToxicPairs, checkWaivers } from './findings/check-options.ts';
export { type CustomRule, type RuleOver, ruleOvers } from './findings/custom/custom-rule.ts';
export { readRules } from './findings/custom/read-rules.ts';
export { evaluateFindings } from './findings/evaluate.ts';
export {
  type Control,
  type Finding,
  type FindingInfo,
  type FindingInstance,
  type FindingStatus,
  type FindingSubject,
  type FindingsAnswer,
  type Framework,
  findingStatuses,
  frameworks,
  type InstanceId,
  type Missing,
  type MissingKind,
  missingKinds,
  type Severity,
  type SubjectKind,
  severities,
  subjectKinds,
} from './findings/finding.ts';
export type { FindingOptions, Review } from './findings/options.ts';
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
export { type DateSaid, emailKey, type Person, type StatusSaid } from './findings/people/person.ts';
export {
  isTypeOfWorker,
  meaningOfStatus,
  type StatusMeaning,
} from './findings/people/status-meaning.ts';
export {
  type HeldPrivilege,
  openPrivileges,
  type PrivilegeKind,
  privilegeKinds,
  privilegePermissions,
} from './findings/reading/held-privileges.ts';
export { privilegedBy } from './findings/reading/privileged-grant.ts';
export { privileges, privilegeWords } from './findings/reading/privileges.ts';
export {
  forThresholds,
  type Threshold,
  type Thresholds,
  thresholdNames,
  thresholds,
  thresholdsOf,
} from './findings/settings.ts';
export { readToxicPairs } from './findings/toxic/read-toxic-pairs.ts';
export type { ToxicPair } from './findings/toxic/toxic-pair.ts';
export { readWaivers } from './findings/waivers/read-waivers.ts';
export type { Waiver } from './findings/waivers/waiver.ts';
export { drawAccess } from './graph/drawing.ts';
export { type EdgeAttributes, type NodeAttributes, type NodeKind, nodeKinds } from './graph/node.ts';
export { pathOf, type Stop } from './graph/path.ts';
export type { AccessDrawing } from './graph/pen.ts';
export { drawSelected, type Selection } from './graph/selection.ts';
export { type AskedNames, accountSlice } from './lookup/account-slice.ts';
export type { Effective } from './outcomes/effective.ts';
export type { Exception } from './outcomes/exceptions.ts';
export { type HolderPolicies, membersOf, policiesByHolder } from './outcomes/holder-policies.ts';
export type { Lack } from './outcomes/lacks.ts';
export { type HolderOutcomes, type Outcome, outcomesOf } from './outcomes/outcomes-of.ts';
export { type AccessOfGroup, accessOfGroup } from './questions/access-of-group.ts';
export { type CanAnswer, type CanOnAnswer, can, canOn } from './questions/can.ts';
export { type CompareAnswer, compare, type Difference, type Share } from './questions/compare.ts';
export { type Change, changeOf, type DiffAnswer, diff } from './questions/diff.ts';
export {
  type MatrixAnswer,
  type MatrixColumn,
  type MatrixQuestion,
  type MatrixRow,
  matrix,
} from './questions/matrix.ts';
export type { StandingChange } from './questions/standing-changes.ts';
export {
  type Holding,
  holdingsOn,
  isHoldingOpen,
  type WhatCanAnswer,
  whatCan,
} from './questions/what-can.ts';
export { type WhatIfAnswer, whatIf } from './questions/what-if.ts';
export { type Listed, type WhoCanAnswer, whoCan } from './questions/who-can.ts';
export {
  type ListedAcross,
  type ListedOn,
  type WhoCanAcrossAnswer,
  whoCanAcross,
} from './questions/who-can-across.ts';
export { readEdits } from './resolve/edit.ts';
export { resolveHolder } from './resolve/holder.ts';
export { didYouMean } from './resolve/nearest.ts';
export { otherReading } from './resolve/other-reading.ts';
export { resolvePermission } from './resolve/permission.ts';
export { resolvePrincipal } from './resolve/principal.ts';
export { resolveResource } from './resolve/resource.ts';
export { readSentence, type Sentence } from './resolve/sentence.ts';
export { type NamedThing, resolveThing } from './resolve/thing.ts';
export { resolveUserGroup } from './resolve/user-group.ts';
export { printable } from './words/printable.ts';
export { resourceNote } from './words/resource-note.ts';
export { besideWords, conditionWords, standingWords } from './words/standing-words.ts';
export { unseen } from './words/unseen.ts';
export { gapWords, unseenWords } from './words/unseen-words.ts';
export {
  givesWords,
  pathWords,
  permissionWords,
  principalWords,
  resourceWords,
  scopeWords,
  viaWords,
  whereWords,
} from './words/words.ts';
