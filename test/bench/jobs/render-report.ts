import { readFileSync } from 'node:fs';
import { compile } from '@grantlens/engine';
import { buildReport, renderReport } from '@grantlens/reporter';
import { columnNames, type ReportFile } from '@grantlens/reporter/internal';
import { decodeSnapshot, normalise } from '@grantlens/snapshot';
import { pathOf } from '../account/files.ts';
import { residentBytes, timeOf } from '../measure.ts';
import { plainCsvBytes, plainHtmlRows } from '../report/plain.ts';
import type { Findings, Task } from './job.ts';

/** The report of an account, and its rows as CSV and as a page beside csv-stringify and handlebars alone. */
export async function renderAReport({ folder }: Task): Promise<Findings> {
  const { snapshot } = decodeSnapshot(readFileSync(pathOf(folder, 'snapshot')), 'refuse');
  const access = compile(normalise(snapshot));
  const built = timeOf(() => buildReport(access, { toolVersion: 'bench' }));
  const report = built.value;
  const { entitlements } = report.tables;
  const before = residentBytes();
  const file = (name: string) => renderReport(report).find((one) => one.name === name);
  const csv = await written(file('entitlements.csv'));
  const csvResident = residentBytes() - before;
  const rows = entitlements.rows();
  const plain = await timed(() =>
    plainCsvBytes(
      (function* () {
        const columns = columnNames('entitlements');
        for (const row of rows as readonly Readonly<Record<string, unknown>>[])
          yield columns.map((column) => cellOf(row[column]));
      })(),
    ),
  );
  const html = await written(file('report.html'));
  const plainHtml = timeOf(() => {
    let bytes = 0;
    for (const text of plainHtmlRows(rows)) bytes += Buffer.byteLength(text);
    return bytes;
  });
  return {
    figures: {
      buildMs: built.ms,
      rows: entitlements.length,
      csvMs: csv.ms,
      csvBytes: csv.value,
      csvResidentBytes: csvResident,
      plainCsvMs: plain.ms,
      plainCsvBytes: plain.value,
      htmlMs: html.ms,
      htmlBytes: html.value,
      plainHtmlMs: plainHtml.ms,
      plainHtmlBytes: plainHtml.value,
    },
  };
}

function cellOf(value: unknown): unknown {
  return Array.isArray(value) ? value.join('; ') : value;
}

/** How long a file takes to be written to nowhere, and how many bytes it has. */
function written(file: ReportFile | undefined): Promise<{ readonly ms: number; readonly value: number }> {
  return timed(async () => {
    let bytes = 0;
    for await (const part of file?.render() ?? []) bytes += part.length;
    return bytes;
  });
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await run();
  return { ms: performance.now() - start, value };
}
