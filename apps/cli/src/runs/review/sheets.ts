import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Sheet,
  type SheetAbout,
  sheetCsv,
  sheetFileName,
  sheetHtml,
  sheetsOf,
  sheetWorkbook,
} from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { writeWhole } from '../../output/write-file.ts';
import { writing } from '../../package/writing.ts';
import { sha256Of } from '../../review/files.ts';
import { logNotes, type OpenedReview, openReview } from '../../review/open-review.ts';
import { refuseInside } from '../../review/outside-package.ts';
import { tool } from '../../version.ts';

/** The kinds of sheets. */
export type SheetFormat = 'html' | 'xlsx' | 'csv';

/** The options of the verb. */
export interface ReviewSheetsOptions {
  readonly folder: string;
  readonly out: string;
  readonly format: readonly SheetFormat[];
  readonly head?: string;
}

const renderers: Readonly<
  Record<SheetFormat, (sheet: Sheet, about: SheetAbout) => Promise<Uint8Array> | string>
> = {
  html: sheetHtml,
  csv: sheetCsv,
  xlsx: sheetWorkbook,
};

/** `grantlens review sheets` */
export async function writeSheets(options: ReviewSheetsOptions, io: Io): Promise<ExitCode> {
  const { folder, out, format, head } = options;
  const review = await openReview(folder, head);
  await prepareFolder(out, folder);
  const listed: unknown[] = [];
  const about = aboutOf(review);
  for (const [at, sheet] of sheetsOf(review.state).entries()) {
    for (const kind of format) {
      io.signal.throwIfAborted();
      const bytes = await renderers[kind](sheet, about);
      const file = sheetFileName(at + 1, sheet.reviewer, kind);
      await writeWhole(join(out, file), bytes);
      io.out(`${join(out, file)}\n`);
      listed.push({ reviewer: sheet.reviewer, file, rows: sheet.rows.length, sha256: sha256Of(bytes) });
    }
  }
  const list = { format: 'grantlens.sheets', version: 1, manifest: review.manifest, sheets: listed };
  await writeWhole(join(out, 'sheets.json'), `${JSON.stringify(list, null, 2)}\n`);
  io.err(
    logNotes(review)
      .map((note) => `${note}\n`)
      .join(''),
  );
  return exitCodes.yes;
}

function aboutOf({ account, takenAt, state }: OpenedReview): SheetAbout {
  const { due, fallback } = state.start.options;
  return {
    account: account.name ?? account.id,
    takenAt: takenAt.end,
    due,
    fallback,
    toolVersion: tool.version,
  };
}

/** A folder that is new or empty: a sheet that somebody has filled in is never written over. */
async function prepareFolder(out: string, folder: string): Promise<void> {
  await refuseInside(out, folder, 'sheets are not files of it');
  await writing(out, () => mkdir(out, { recursive: true, mode: 0o700 }).then(() => undefined));
  if ((await readdir(out)).length > 0)
    throw new GrantlensError(
      'folder-taken',
      `${out} is not empty, and sheets that are filled in are never replaced`,
    );
}
