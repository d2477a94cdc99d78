import { type ReportFormat, reportFormats } from '../model/formats.ts';
import type { Report } from '../model/report.ts';
import { asTable } from '../model/tables/table.ts';
import { columnNames, tableNames } from '../model/tables/tables.ts';
import { renderCsv } from './csv.ts';
import { renderHtml } from './html/page.ts';
import { renderJson } from './json/json.ts';
import { utf8 } from './utf8.ts';
import { renderXlsx } from './xlsx/workbook.ts';

/** The bytes of a file, part by part. */
export type Parts = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** One file of the access-review package. */
export interface ReportFile {
  readonly name: string;
  /** Renders it, part by part as they are read: large ones never stand in memory whole. The same bytes every time. */
  readonly render: () => Parts;
}

/** The files of a report, none of them rendered yet. */
export function renderReport(
  report: Report,
  formats: readonly ReportFormat[] = reportFormats,
): readonly ReportFile[] {
  return renderInPlace(report, formats).map(({ name, render }) => ({ name, render: () => copies(render()) }));
}

async function* copies(parts: Parts): AsyncGenerator<Uint8Array, void, void> {
  for await (const part of parts) yield part.slice();
}

/** As `renderReport`, for who is done with a part when the next is asked for, which may be written over it. */
export function renderInPlace(
  report: Report,
  formats: readonly ReportFormat[] = reportFormats,
): readonly ReportFile[] {
  return reportFormats
    .filter((format) => formats.includes(format))
    .flatMap((format) => renderers[format](report));
}

const renderers: Readonly<Record<ReportFormat, (report: Report) => readonly ReportFile[]>> = {
  html: (report) => [{ name: 'report.html', render: () => utf8(renderHtml(report)) }],
  csv: ({ meta, tables }) =>
    tableNames.map((name) => ({
      name: `${name}.csv`,
      render: () => renderCsv(asTable<object>(tables[name]), columnNames(name), meta),
    })),
  xlsx: (report) => [{ name: 'review.xlsx', render: () => renderXlsx(report) }],
  json: (report) => [{ name: 'report.json', render: () => renderJson(report) }],
};
