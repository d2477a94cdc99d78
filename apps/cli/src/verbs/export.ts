import { type ExchangeFormat, exchangeFormats } from '@grantlens/reporter/options';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ExportOptions } from '../runs/export.ts';
import { withExitZero, withReadingOptions, withSnapshotOption } from './options.ts';

export function addExport(program: Command, io: Io, run: Run): void {
  const command = program
    .command('export')
    .description('an account in the form that another tool reads')
    .addOption(
      new Option('--format <format>', 'whose form')
        .choices(exchangeFormats)
        .argParser(exchangeFormat)
        .makeOptionMandatory(),
    )
    .option('--out <path>', 'the file to write instead of standard output');
  withExitZero(withReadingOptions(withSnapshotOption(command))).action((options: ExportOptions) =>
    run(async () => (await import('../runs/export.ts')).exportAccount(options, io)),
  );
}

/** Forms for many snapshots at once, which go to a folder. */
const fleetFormats: readonly string[] = ['parquet', 'jsonl', 'csv'];

function exchangeFormat(text: string): ExchangeFormat {
  const format = exchangeFormats.find((one) => one === text);
  if (format !== undefined) return format;
  const known = exchangeFormats.join(', ');
  throw new InvalidArgumentError(
    fleetFormats.includes(text)
      ? `"${text}" is for many snapshots at once, which is not in this version of grantlens. Of one there are ${known}.`
      : `"${text}" is not one of ${known}.`,
  );
}
