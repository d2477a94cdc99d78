import type { Report } from '../report/report.ts';
import { entitlementColumns, groupColumns, principalColumns } from './columns.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html/page.ts';
import { renderJson } from './json.ts';

/** The formats a report comes in. */
export const reportFormats = ['html', 'csv', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** One file of the access-review package, UTF-8. */
export interface ReportFile {
  readonly name: string;
  readonly text: string;
}

/** The files of a report. There is no CSV of what this version does not evaluate: an empty file would look like a pass. */
export function renderReport(
  report: Report,
  formats: readonly ReportFormat[] = reportFormats,
): readonly ReportFile[] {
  return reportFormats
    .filter((format) => formats.includes(format))
    .flatMap((format) => renderers[format](report));
}

const renderers: Readonly<Record<ReportFormat, (report: Report) => readonly ReportFile[]>> = {
  html: (report) => [{ name: 'report.html', text: renderHtml(report) }],
  csv: ({ tables }) => [
    { name: 'entitlements.csv', text: renderCsv(tables.entitlements, entitlementColumns) },
    { name: 'principals.csv', text: renderCsv(tables.principals, principalColumns) },
    { name: 'groups.csv', text: renderCsv(tables.groups, groupColumns) },
  ],
  json: (report) => [{ name: 'report.json', text: renderJson(report) }],
};
