import { reportFormats } from '@grantlens/reporter/options';
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ReportVerbOptions } from '../runs/report.ts';
import { withFindingFlags } from './finding-flags.ts';
import { formatList } from './format-list.ts';
import { withExitZero, withReadingOptions, withSnapshotOption } from './options.ts';

export function addReport(program: Command, io: Io, run: Run): void {
  const command = program
    .command('report')
    .description(
      'write the access-review package of a snapshot: the report, what it was made from, and a manifest',
    )
    .requiredOption(
      '--out <dir>',
      'the folder of the package: a new one, or one with an unmodified earlier package',
    )
    .option(
      '--previous <file>',
      'the snapshot, or the folder of the report, of the previous review, to report changes since',
    )
    .option(
      '--format <list...>',
      `which of ${reportFormats.join(', ')}, with commas between`,
      formatList(reportFormats),
      reportFormats,
    )
    .option(
      '--tf-state <file>',
      'what Terraform manages: the output of “terraform show -json”; the package keeps ids and addresses of it',
    )
    .addOption(seedOption())
    .option('--sign <file>', 'sign the package with this SSH key, by ssh-keygen');
  withFindingFlags(withReadingOptions(withSnapshotOption(command))).option(
    '--quiet',
    'say nothing but what goes wrong',
  );
  command.option('--strict', 'exit with 3 also when single entitlements are unknown');
  withExitZero(command).action((options: ReportVerbOptions) =>
    run(async () => (await import('../runs/report.ts')).report(options, io)),
  );
}

function seedOption(): Option {
  return new Option(
    '--seed <hex>',
    'draw the rows and questions of “Accuracy” by these 8 hex digits, not by the digest of the snapshot',
  ).argParser((text) => {
    if (!/^[0-9a-f]{8}$/.test(text))
      throw new InvalidArgumentError('It must be 8 hex digits, in lower case.');
    return text;
  });
}
