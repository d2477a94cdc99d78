import { printable } from '@grantlens/engine/internal';
import type { ReportFormat } from '@grantlens/reporter';
import { reportNotes } from '../answers/report-notes.ts';
import { type ExitCode, exitCodes, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkFolder } from '../output/destination.ts';
import { refuseInputsIn } from '../output/refuse-inputs.ts';
import { makeReport } from '../package/make-report.ts';
import { type InputOptions, inputPaths, readInputs } from '../package/report-inputs.ts';
import { writePackage } from '../package/write-package.ts';

/** The options of the verb. */
export interface ReportVerbOptions extends InputOptions {
  readonly out: string;
  readonly format: readonly ReportFormat[];
  /** The file of the SSH key to sign with. */
  readonly sign?: string;
  /** Only what is wrong is said besides the files. */
  readonly quiet?: boolean;
  /** An entitlement that is unknown makes the report incomplete too. */
  readonly strict?: boolean;
  readonly exitZero?: boolean;
}

/** `grantlens report` */
export async function report(options: ReportVerbOptions, io: Io): Promise<ExitCode> {
  checkFolder(options.out, '--out');
  await refuseInputsIn(options.out, [
    ...inputPaths(options, io),
    ...(options.sign === undefined ? [] : [options.sign]),
  ]);
  const inputs = await readInputs(options, io);
  const made = await makeReport(inputs);
  // Asked for only now: until here there is nothing to clean up, and a signal ends the program at once.
  const { signal } = io;
  const destination = { out: options.out, signWith: options.sign ?? null, signal };
  const { files, notes: left } = await writePackage(
    { ...made, inputs, formats: options.format },
    destination,
  );
  io.out(files.map((file) => `${file}\n`).join(''));
  const { meta, tables } = made.report;
  const { warnings, remarks } = reportNotes(made.report);
  const notes = [
    ...[...left, ...inputs.warnings].map(printable),
    ...made.catalogueNotes,
    ...warnings,
    ...(options.quiet ? [] : remarks),
  ];
  io.err(notes.map((note) => `${note}\n`).join(''));
  const open = tables.entitlements.some(({ effective }) => effective === 'unknown');
  const misread = made.report.people?.undecided.some(
    ({ doubt }) => doubt === 'contradiction' || doubt === 'not-understood',
  );
  const whole = meta.complete && !(options.strict && open) && !misread;
  return relaxed(whole ? exitCodes.yes : exitCodes.incomplete, options.exitZero);
}
