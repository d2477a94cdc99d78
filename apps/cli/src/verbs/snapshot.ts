import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { SnapshotFlags } from '../runs/snapshot.ts';
import { deadlineOption, withNetworkOptions } from './network.ts';
import { wholeNumber } from './whole-number.ts';

/** As `usualDays` of the fetcher has it, which help should not have to load. */
const usualDays = 180;

export function addSnapshot(program: Command, io: Io, run: Run): void {
  withNetworkOptions(
    program
      .command('snapshot')
      .description('read an account over the network into one file, or many accounts into a folder')
      .option(
        '--out <file>',
        'where to write (- is standard output); .gz in the name compresses (default: <account id>.snapshot.json)',
      )
      .addOption(
        new Option('--all-accounts', 'read every account that the credential sees into --out-dir').conflicts([
          'account',
          'accounts',
          'out',
        ]),
      )
      .addOption(
        new Option(
          '--accounts <file>',
          'read the accounts whose ids are listed in a file, one per line, into --out-dir',
        ).conflicts(['account', 'out']),
      )
      .addOption(
        new Option(
          '--out-dir <dir>',
          'where the snapshots of many accounts go, with index.json, the account list that says what became of each',
        ).conflicts(['account', 'out']),
      )
      .option('--member-dates', 'ask of every member of a user group when it was added, one request for each')
      .option('--activity', 'read the audit log as well, folded, into a file beside the snapshot')
      .option('--activity-only', 'read the audit log alone, beside the snapshot that is there already')
      .option('--days <n>', `how many days of the audit log are read (${usualDays})`, wholeNumber(1, 3650))
      .option('--resume', 'go on with what a run that was interrupted has read, if there is any')
      .addOption(
        deadlineOption('end after this time, like 90s, 30m or 2h; what was read is kept', 6 * 3_600_000),
      )
      .option('--quiet', 'say nothing but what goes wrong'),
  ).action((flags: SnapshotFlags) =>
    run(async () => (await import('../runs/snapshot.ts')).snapshot(flags, io)),
  );
}
