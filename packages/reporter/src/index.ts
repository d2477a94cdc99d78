export { type GraphFormat, graphFileNames, graphFormats, renderGraph } from './graph/render-graph.ts';
export type { GraphAbout } from './graph/view.ts';
export { type Columns, entitlementColumns, groupColumns, principalColumns } from './render/columns.ts';
export { csvText, renderCsv } from './render/csv.ts';
export { type ReportFile, type ReportFormat, renderReport, reportFormats } from './render/files.ts';
export { renderHtml } from './render/html/page.ts';
export { renderJson } from './render/json.ts';
export { buildReport } from './report/build-report.ts';
export type { ControlTotal } from './report/control-totals.ts';
export type { Cover, Figure } from './report/cover.ts';
export type { CollectionCoverage, CoverageGap, CoverageSection } from './report/coverage.ts';
export {
  type Meta,
  type Report,
  type ReportOptions,
  reportFormat,
  reportVersion,
} from './report/report.ts';
export type {
  ChangeRow,
  EntitlementRow,
  FindingRow,
  GroupRow,
  PrincipalRow,
  Tables,
} from './report/rows.ts';
export type { Tri } from './report/tri.ts';
