import type { ReportFormat } from '@grantlens/reporter';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { relaxed } from '../output/answer.ts';
import { makeReport } from '../package/make-report.ts';
import { type InputOptions, readInputs } from '../package/report-inputs.ts';
import { writePackage } from '../package/write-package.ts';

/** What the verb can be told. */
export interface ReportVerbOptions extends InputOptions {
  readonly out: string;
  readonly format: readonly ReportFormat[];
  /** The file of the SSH key to sign with. */
  readonly sign?: string;
  readonly exitZero?: boolean;
}

/** `grantlens report` */
export async function report(options: ReportVerbOptions, io: Io): Promise<ExitCode> {
  const inputs = await readInputs(options, io);
  const made = await makeReport(inputs);
  const destination = { out: options.out, signWith: options.sign ?? null };
  const files = await writePackage({ ...made, inputs, formats: options.format }, destination);
  io.out(files.map((file) => `${file}\n`).join(''));
  const { meta, tables } = made.report;
  const open = tables.entitlements.filter(({ effective }) => effective === 'unknown').length;
  if (!meta.complete)
    io.err('The report is INCOMPLETE: see its coverage section for what could not be seen.\n');
  if (open > 0)
    io.err(`Of ${open} of ${tables.entitlements.length} entitlements it cannot be told whether they hold.\n`);
  const whole = meta.complete && open === 0;
  return relaxed(whole ? exitCodes.yes : exitCodes.incomplete, options.exitZero);
}
