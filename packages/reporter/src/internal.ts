// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { handOver } from './exchange/handover.ts';
export { leftOutWords } from './exchange/left-out-words.ts';
export { writeExchange } from './exchange/write.ts';
export { graphFileNames } from './graph/render-graph.ts';
export type { GraphAbout } from './graph/view.ts';
export type { Cover, Figure } from './model/cover.ts';
export type { CollectionCoverage, ControlTotal, CoverageGap, CoverageSection } from './model/coverage.ts';
export type { Evaluation, EvaluationSettings, ReportFindings } from './model/evaluation.ts';
export type { Logic, LogicSection } from './model/logic.ts';
export type { Chart, ChartPart, Overview } from './model/overview.ts';
export type { ListedMember, ListedPerson, PeopleSection } from './model/people-section.ts';
export type {
  PrivilegedCounts,
  PrivilegedEntry,
  PrivilegedGroup,
  PrivilegedSection,
  PrivilegeReason,
  PrivilegeVerdict,
  PrivilegeWay,
  SignOff,
} from './model/privileged.ts';
export type { Reach, ReachLink, ReachNode } from './model/reach.ts';
export { type Meta, reportFormat, reportVersion } from './model/report.ts';
export type { Tri } from './model/tables/cells.ts';
export type { ChangeRow } from './model/tables/changes.ts';
export type { EntitlementRow } from './model/tables/entitlements.ts';
export type { FindingRow } from './model/tables/findings.ts';
export type { GroupRow } from './model/tables/groups.ts';
export type { PrincipalRow } from './model/tables/principals.ts';
export { type Table, tableOf } from './model/tables/table.ts';
export type { Tables } from './model/tables/tables.ts';
export { columnNames, type TableName, tableNames } from './model/tables/tables.ts';
export { type UnitRow, unitColumns } from './model/tables/units.ts';
export {
  decisionsFile,
  firstSeenFile,
  formatFiles,
  type InputRole,
  inputFiles,
  inputRoles,
  type Listing,
  listingOf,
  type MadeOf,
  manifestFile,
  reviewFolder,
  signatureFile,
  unlistedFiles,
} from './package/contents.ts';
export { faultsOf } from './package/faults.ts';
export { openRecorder, type Recorder, sha256 } from './package/file-record.ts';
export { firstDifference } from './package/first-difference.ts';
export { firstSeenFiles, readFirstSeen } from './package/first-seen-file.ts';
export { packSnapshot } from './package/inputs.ts';
export {
  digestOfManifest,
  type FileRecord,
  manifestFormat,
  manifestText,
  manifestVersion,
  type Packing,
  writeManifest,
} from './package/manifest.ts';
export { type Catalogue, proofFiles } from './package/proof-files.ts';
export type { HrPerson, Unread } from './people/people.ts';
export { byteOrderMark, csvText, renderCsv } from './render/csv.ts';
export { originColumns } from './render/csv-origin.ts';
export { csvSafe } from './render/csv-safe.ts';
export { type Parts, type ReportFile, renderInPlace } from './render/files.ts';
export {
  type CompileTemplate,
  openTemplates,
  type PageFrame,
  pageEnd,
  pageStart,
} from './render/html/document.ts';
export { isLarge } from './render/html/large.ts';
export { renderHtml } from './render/html/page.ts';
export {
  renderSheetPage,
  type SheetPage,
  type SheetPageRow,
} from './render/html/sheet-page/sheet-page.ts';
export { openShown } from './render/html/shown.ts';
export { renderJson } from './render/json/json.ts';
export {
  type Deflate,
  type OpenPacking,
  openDeflate,
  type Packing as StreamPacking,
} from './render/packing/deflate.ts';
export { mapTexts, wellFormed } from './render/text.ts';
export { cellOf, dateOf, writable } from './render/xlsx/cell.ts';
export { renderXlsx } from './render/xlsx/workbook.ts';
export { madeOfWords } from './words/control-totals.ts';
export { utc } from './words/moments.ts';
