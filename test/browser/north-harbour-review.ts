import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeSnapshot } from '@grantlens/snapshot';
import { grantlens } from '../e2e/program.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { takeSnapshot } from '../scenarios/scenario.ts';

/** A row of a table, as `report.json` has it. */
export type Row = Readonly<Record<string, string | number | null | readonly string[]>>;

/** A package of north-harbour that follows another one, as the program writes it. */
export interface Review {
  /** The folder of the package, and the page in it. */
  readonly folder: string;
  readonly file: string;
  readonly tables: Readonly<Record<string, readonly Row[]>>;
  readonly reportId: string;
}

/** Writes the package into a folder below this one. */
export async function reviewNorthHarbour(within: string): Promise<Review> {
  const at = (name: string) => join(within, name);
  await writeFile(at('q3.json'), encodeSnapshot(await takeEarlierSnapshot('north-harbour', 'q3'), 'json'));
  await writeFile(at('q4.json'), encodeSnapshot(await takeSnapshot('north-harbour'), 'json'));
  const folder = at('review');
  await grantlens(['report', '-s', at('q4.json'), '--previous', at('q3.json'), '--out', folder]);
  const { tables, meta } = JSON.parse(await readFile(join(folder, 'report.json'), 'utf8'));
  return { folder, file: join(folder, 'report.html'), tables, reportId: meta.reportId };
}
