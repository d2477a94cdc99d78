// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { type Assigned, type Assignment, assign, mayDecide } from './assignment/assign.ts';
export { assignmentFile, assignmentText, readAssignment } from './assignment/assignment-file.ts';
export { readReviewers } from './assignment/reviewers-file.ts';
export { exceptionsOn } from './decisions/exceptions.ts';
export { type ReviewState, reviewState, type UnitState } from './decisions/review-state.ts';
export { type Objection, readDecision } from './decisions/rules.ts';
export { tasksOf } from './decisions/tasks.ts';
export type { Refusal } from './import/filled-sheet.ts';
export { readSheet } from './import/read-sheet.ts';
export { type SheetFile, takeSheets } from './import/take-sheets.ts';
export { batchEntries, type GivenBatch } from './log/batch-entries.ts';
export { addTo as addToLog, emptyHead, type Head } from './log/chain.ts';
export { decisionWords } from './log/decision-word.ts';
export type { Entry, LogLine } from './log/entry.ts';
export { type Log, logFile, readLog } from './log/read-log.ts';
export { startEntry } from './log/start-entry.ts';
export { sheetFileName } from './sheets/file-names.ts';
export { type Sheet, sheetsOf } from './sheets/sheet.ts';
export { csvColumns } from './sheets/sheet-columns.ts';
export { sheetCsv } from './sheets/sheet-csv.ts';
export { sheetWorkbook } from './sheets/sheet-workbook.ts';
export { concernWords } from './status/concern-words.ts';
export { type ReviewStatus, statusOf } from './status/progress.ts';
export { personKey, type ReviewUnit } from './units/review-unit.ts';
export { subjectsOf } from './units/subjects.ts';
export { readUnits, unitsFile, unitsText } from './units/units-file.ts';
