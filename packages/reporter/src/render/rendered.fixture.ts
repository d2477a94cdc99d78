import type { TableName } from '../model/tables/tables.ts';
import type { ReportFile } from './files.ts';

/** The bytes of a file, all of them. */
export async function bytesOf(file: ReportFile): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of file.render()) parts.push(part);
  return Buffer.concat(parts);
}

/** Every file by its name. */
export async function renderAll(files: readonly ReportFile[]): Promise<ReadonlyMap<string, Uint8Array>> {
  return new Map(await Promise.all(files.map(async (file) => [file.name, await bytesOf(file)] as const)));
}

/** A file as text; empty when no file has that name. */
export function textIn(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(files.get(name) ?? []).toString('utf8');
}

/** Where the page has a table. */
const sections: Readonly<Record<TableName, string>> = {
  entitlements: 'entitlements',
  principals: 'population',
  groups: 'groups',
  findings: 'findings',
  changes: 'changes',
  units: 'units',
};

/** The ids of the rows of a table on the page, escaped as they stand there. */
export function idsInHtml(html: string, table: TableName): readonly string[] {
  const start = html.indexOf(`<section id="${sections[table]}"`);
  const text = html.slice(start, html.indexOf('</section>', start));
  return [...text.matchAll(/<tr data-id="([^"]*)"/g)].map(([, id]) => id ?? '');
}
