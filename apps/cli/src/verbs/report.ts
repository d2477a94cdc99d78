import { join } from 'node:path';
import {
  buildReport,
  type Report,
  type ReportFormat,
  renderReport,
  reportFormats,
} from '@grantlens/reporter';
import { type Command, InvalidArgumentError } from 'commander';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import { openSnapshot, type QuestionOptions } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { relaxed } from '../output/answer.ts';
import { makeFolder, writeWhole } from '../output/write-file.ts';
import type { Run } from '../run.ts';
import { tool } from '../version.ts';

interface ReportOptions extends QuestionOptions {
  readonly out: string;
  readonly format: readonly ReportFormat[];
  readonly exitZero?: boolean;
}

export function addReport(program: Command, io: Io, run: Run): void {
  program
    .command('report')
    .description('write the access-review report of a snapshot')
    .option('-s, --snapshot <file>', 'the snapshot to report on (or GRANTLENS_SNAPSHOT)')
    .requiredOption('--out <dir>', 'the folder to write to; made if it is not there')
    .option(
      '--format <list>',
      `which of ${reportFormats.join(', ')}, with commas between`,
      readFormats,
      reportFormats,
    )
    .option(
      '--catalogue <file>',
      'your own contents of permission groups (YAML or JSON); overrides every other source',
    )
    .option('--allow-modified', 'read a snapshot whose digest does not match, and say so in the report')
    .option('--exit-zero', 'exit with 0 also when the report is incomplete')
    .action((options: ReportOptions) => run(() => report(options, io)));
}

function readFormats(text: string): readonly ReportFormat[] {
  const asked = text.split(',').map((word) => word.trim());
  const known = reportFormats.filter((format) => asked.includes(format));
  const stranger = asked.find((word) => !(reportFormats as readonly string[]).includes(word));
  if (stranger === undefined) return known;
  throw new InvalidArgumentError(`"${stranger}" is not one of ${reportFormats.join(', ')}.`);
}

async function report(options: ReportOptions, io: Io): Promise<ExitCode> {
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
