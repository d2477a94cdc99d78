import { join } from 'node:path';
import { buildReport, type Report, type ReportFormat, renderReport } from '@grantlens/reporter';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openSnapshot, type QuestionOptions } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { relaxed } from '../output/answer.ts';
import { makeFolder, writeWhole } from '../output/write-file.ts';
import { tool } from '../version.ts';

/** What the verb can be told. */
export interface ReportVerbOptions extends QuestionOptions {
  readonly out: string;
  readonly format: readonly ReportFormat[];
  readonly exitZero?: boolean;
}

/** `grantlens report` */
export async function report(options: ReportVerbOptions, io: Io): Promise<ExitCode> {
  const access = await openSnapshot(options, io);
  const built = buildReport(access, { toolVersion: tool.version });
  const files = await writeReport(built, options.out, options.format);
  io.out(files.map((file) => `${file}\n`).join(''));
  const { entitlements } = built.tables;
  const open = entitlements.filter(({ effective }) => effective === 'unknown').length;
  if (!built.meta.complete)
    io.err('The report is INCOMPLETE: see its coverage section for what could not be seen.\n');
  if (open > 0)
    io.err(`Of ${open} of ${entitlements.length} entitlements it cannot be told whether they hold.\n`);
  const whole = built.meta.complete && open === 0;
  return relaxed(whole ? exitCodes.yes : exitCodes.incomplete, options.exitZero);
}

/** Writes the files of a report and gives their paths. */
export async function writeReport(
  report: Report,
  folder: string,
  formats: readonly ReportFormat[],
): Promise<readonly string[]> {
  await makeFolder(folder);
  const files = renderReport(report, formats);
  for (const { name, text } of files) await writeWhole(join(folder, name), text);
  return files.map(({ name }) => join(folder, name));
}
