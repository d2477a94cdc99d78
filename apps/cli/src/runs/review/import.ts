import { basename } from 'node:path';
import {
  batchEntries,
  type FilledSheet,
  type Refusal,
  readSheet,
  type SheetFile,
  takeSheets,
} from '@grantlens/review/internal';
import { refusalLines, takenLines } from '../../answers/review/import.ts';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import { readBytes } from '../../input/named-bytes.ts';
import type { Io } from '../../io.ts';
import { writeWhole } from '../../output/write-file.ts';
import { judgeSheet } from '../../package/signature.ts';
import { type AppendOptions, appendLines } from '../../review/append-lines.ts';
import { reviewPath, sha256Of, sheetCopyName, sheetsFolder } from '../../review/files.ts';
import { makeReviewFolder } from '../../review/start-files.ts';

/** The options of the verb. */
export interface ReviewImportOptions extends AppendOptions {
  readonly files: readonly string[];
  /** A list of allowed signers, as ssh-keygen reads it: then every sheet must be signed by its reviewer. */
  readonly signers?: string;
}

interface ReadFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** `grantlens review import` */
export async function importSheets(options: ReviewImportOptions, io: Io): Promise<ExitCode> {
  const { files, signers, folder } = options;
  const read: ReadFile[] = [];
  for (const path of files) read.push({ path, bytes: await readBytes(path, 'the sheet') });
  const refusals: Refusal[] = [];
  const sheets: SheetFile[] = [];
  for (const { path, bytes } of read) {
    const reading = await readSheet(bytes);
    if (reading.kind === 'refused') {
      refusals.push(...reading.refusals.map((refusal) => ({ file: path, ...refusal })));
      continue;
    }
    const signature =
      signers === undefined ? null : await signatureOf({ path, bytes }, reading.sheet, signers);
    if (signature !== null && 'what' in signature) refusals.push({ file: path, where: null, ...signature });
    else sheets.push({ file: path, sha256: sha256Of(bytes), sheet: reading.sheet, signature });
  }
  let code: ExitCode = exitCodes.yes;
  await appendLines(options, io, async ({ state }) => {
    const taking = takeSheets(state, sheets);
    const all = [...refusals, ...(taking.kind === 'refused' ? taking.refusals : [])];
    if (taking.kind === 'refused' || all.length > 0) {
      io.out(refusalLines(all));
      code = exitCodes.no;
      return null;
    }
    io.out(takenLines(taking));
    const named = taking.batches.map((batch) => ({ ...batch, file: basename(batch.file ?? '') }));
    return {
      steps: named.map((batch) => (head) => batchEntries(head, batch)),
      before: async (steps) => {
        await makeReviewFolder(folder, sheetsFolder);
        for (const [at, lines] of steps.entries()) {
          const { file } = taking.batches[at] ?? {};
          const bytes = read.find(({ path }) => path === file)?.bytes ?? new Uint8Array();
          const name = sheetCopyName(lines.at(-1)?.seq ?? 0, file ?? '');
          await writeWhole(reviewPath(folder, sheetsFolder, name), bytes);
        }
      },
    };
  });
  return code;
}

type Signature = NonNullable<SheetFile['signature']>;

/** Who signed a sheet, which must be its reviewer; or why that is not known. */
async function signatureOf(
  { path, bytes }: ReadFile,
  { rows }: FilledSheet,
  signers: string,
): Promise<Signature | { readonly what: string; readonly todo: string }> {
  const reviewer = rows[0]?.reviewer ?? '';
  const todo = `let ${reviewer} sign it with “ssh-keygen -Y sign -n grantlens-review -f KEY ${path}”`;
  const signature = `${path}.sig`;
  const judged = await judgeSheet({ bytes, signature, signers, signer: reviewer });
  if (judged.kind === 'bad') return { what: `the signature ${signature}: ${judged.why}`, todo };
  return { signer: reviewer, sha256: judged.sha256 };
}
