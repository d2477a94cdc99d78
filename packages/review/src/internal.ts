// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { type Assignment, assign, mayDecide, type Role } from './assignment/assign.ts';
export { assignmentFile, assignmentText } from './assignment/assignment-file.ts';
export { readReviewers } from './assignment/reviewers-file.ts';
export type { Closing } from './closing/closing.ts';
export {
  type ClosingManifest,
  closingManifestJsonSchema,
  closingManifestText,
  isAsWritten as isSealAsWritten,
  readClosingManifest,
} from './closing/closing-manifest.ts';
export { closingJsonSchema, closingSchema } from './closing/closing-schema.ts';
export { closingText } from './closing/closing-text.ts';
export { type HeldReview, holdReview } from './closing/held-review.ts';
export { type ClosingFrame, makeClosing } from './closing/make-closing.ts';
export { obstaclesTo } from './closing/obstacles.ts';
export { closingPage } from './closing/page/closing-page.ts';
export type { Obstacle } from './closing/unit-obstacle.ts';
export { entitlementDecision, entitlementDecisionWords } from './decisions/entitlement-decision.ts';
export { exceptionOfUnit, exceptionsOn } from './decisions/exceptions.ts';
export { inForce } from './decisions/in-force.ts';
export { pastReviews } from './decisions/past-reviews.ts';
export { pastDecisionsText, readPastDecisions } from './decisions/previous-decisions.ts';
export type { UnitState } from './decisions/review-state.ts';
export { readDecision } from './decisions/rules.ts';
export { type Task, tasksOf } from './decisions/tasks.ts';
export { decisionsJsonSchema } from './import/decisions-file.ts';
export type { FilledSheet, Refusal } from './import/filled-sheet.ts';
export { readSheet } from './import/read-sheet.ts';
export { type SheetFile, type Taking, takeSheets } from './import/take-sheets.ts';
export { batchEntries, type GivenBatch } from './log/batch-entries.ts';
export { batchesOf } from './log/batches.ts';
export { addTo as addToLog, emptyHead, type Head, timeAfter } from './log/chain.ts';
export { type Closure, closureOf } from './log/closure.ts';
export { type DecisionWord, decisionWords } from './log/decision-word.ts';
export type { Entry, EntryOf, LogLine, TaskRecord } from './log/entry.ts';
export type { ManagedObject } from './log/managed-object.ts';
export { logFile } from './log/read-log.ts';
export { startEntry } from './log/start-entry.ts';
export { acceptanceOf, acceptedIn, everAccepted } from './plan/acceptances.ts';
export { alternativeLines } from './plan/alternative-words.ts';
export { refusedStepTask } from './plan/directory-task.ts';
export { makePlan } from './plan/make-plan.ts';
export type {
  GroupState,
  MemberRolesState,
  MemberState,
  ObjectState,
  PolicyState,
  PresenceState,
  ResourceGroupState,
  TokenPolicyState,
  TokenState,
} from './plan/object-state.ts';
export {
  type Plan,
  type PlanAction,
  type PlanAlternative,
  type PlanChange,
  type PlanRefusal,
  type PlanRequest,
  type PlanStep,
  type PlanTask,
  planActions,
  type UnintendedChange,
} from './plan/plan.ts';
export { planCurl } from './plan/plan-curl.ts';
export { type PlanEnding, planEnding } from './plan/plan-ending.ts';
export { lastPlanIn, type PlanChoice, planEntry, refusedGroups } from './plan/plan-entry.ts';
export type { PlanInput, PlanOptions, UnitInForce } from './plan/plan-input.ts';
export { planMarkdown } from './plan/plan-markdown.ts';
export { planJsonSchema, planSchema } from './plan/plan-schema.ts';
export { planTerraform } from './plan/plan-terraform.ts';
export { readPlan } from './plan/read-plan.ts';
export { keptTerraformState, readTerraformState } from './plan/read-terraform-state.ts';
export { differencesOf, sameState } from './plan/same-state.ts';
export { policyState, stateOf } from './plan/state-of.ts';
export { unitsInForce } from './plan/units-in-force.ts';
export { savedFileName, sheetFileName } from './sheets/file-names.ts';
export { type Sheet, sheetsOf } from './sheets/sheet.ts';
export { csvColumns } from './sheets/sheet-columns.ts';
export { sheetCsv } from './sheets/sheet-csv.ts';
export { type SheetAbout, sheetHtml } from './sheets/sheet-html.ts';
export { sheetWorkbook } from './sheets/sheet-workbook.ts';
export { concernWords } from './status/concern-words.ts';
export { personKey } from './units/review-unit.ts';
export { subjectsOf } from './units/subjects.ts';
export { unitWords } from './units/unit-words.ts';
export { unitsFile, unitsText } from './units/units-file.ts';
export { isWrong, type Outcome, outcomes } from './verification/outcome.ts';
export { countOutcomes, type ReviewToVerify } from './verification/verify-review.ts';
