// What the other packages of grantlens share. It is not a public interface: it may change with any release.

export { graphFileNames } from './graph/render-graph.ts';
export type { GraphAbout } from './graph/view.ts';
export {
  decisionsFile,
  formatFiles,
  type InputRole,
  inputFiles,
  inputRoles,
  type Listing,
  listingOf,
  type MadeOf,
  manifestFile,
  signatureFile,
  unlistedFiles,
} from './package/contents.ts';
export { faultsOf } from './package/faults.ts';
export { openRecorder, type Recorder, sha256 } from './package/file-record.ts';
export { firstDifference } from './package/first-difference.ts';
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
export type { ChosenColumns, HrPerson, Unread } from './people/people.ts';
export { type PersonField, personFields } from './people/people-columns.ts';
export {
  type Columns,
  changeColumns,
  entitlementColumns,
  findingColumns,
  groupColumns,
  principalColumns,
  type TableName,
  tableColumns,
  tableNames,
} from './render/columns.ts';
export { csvText, renderCsv } from './render/csv.ts';
export type { Parts, ReportFile } from './render/files.ts';
export { renderHtml } from './render/html/page.ts';
export { renderJson } from './render/json.ts';
export { type Decision, decisionColumns, decisions } from './render/xlsx/decisions.ts';
export { renderXlsx } from './render/xlsx/workbook.ts';
export type { ControlTotal } from './report/control-totals.ts';
export type { Cover, Figure } from './report/cover.ts';
export type { CollectionCoverage, CoverageGap, CoverageSection } from './report/coverage.ts';
export type { Evaluation, EvaluationSettings, ReportFindings } from './report/evaluation.ts';
export type { Chart, ChartPart } from './report/overview/charts.ts';
export type { Overview } from './report/overview/overview.ts';
export type { Reach, ReachLink, ReachNode } from './report/overview/reach-graph.ts';
export type { ListedMember, ListedPerson, PeopleSection } from './report/people.ts';
export type {
  PrivilegedCounts,
  PrivilegedEntry,
  PrivilegedGroup,
  PrivilegedSection,
  PrivilegeReason,
  PrivilegeVerdict,
  PrivilegeWay,
  SignOff,
} from './report/privileged-access/section.ts';
export { type Meta, reportFormat, reportVersion } from './report/report.ts';
export type {
  ChangeRow,
  EntitlementRow,
  FindingRow,
  GroupRow,
  PrincipalRow,
  Tables,
  Tri,
} from './report/rows.ts';
