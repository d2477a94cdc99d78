import { type ReportFormat, reportFormats } from '../model/formats.ts';
import type { Report } from '../model/report.ts';
import { asTable } from '../model/tables/table.ts';
import { columnNames, tableNames } from '../model/tables/tables.ts';
import { renderCsv } from './csv.ts';
import { renderHtmlBy } from './html/page.ts';
import { renderJson } from './json/json.ts';
import { type OpenPacking, openDeflate } from './packing/deflate.ts';
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

/**
 * As `renderReport`, for who is done with a part when the next is asked for, which may be written over it. What the files
 * hold packed is packed by `open`.
 */
export function renderInPlace(
  report: Report,
  formats: readonly ReportFormat[] = reportFormats,
  open: OpenPacking = openDeflate,
): readonly ReportFile[] {
  return reportFormats
    .filter((format) => formats.includes(format))
    .flatMap((format) => renderers[format](report, open));
}

type Renderer = (report: Report, open: OpenPacking) => readonly ReportFile[];

const renderers: Readonly<Record<ReportFormat, Renderer>> = {
  html: (report, open) => [{ name: 'report.html', render: () => utf8(renderHtmlBy(open, report)) }],
  csv: ({ meta, tables }) =>
    tableNames.map((name) => ({
      name: `${name}.csv`,
      render: () => renderCsv(asTable<object>(tables[name]), columnNames(name), meta),
    })),
  xlsx: (report, open) => [{ name: 'review.xlsx', render: () => renderXlsx(report, { open }) }],
  json: (report) => [{ name: 'report.json', render: () => renderJson(report) }],
};
