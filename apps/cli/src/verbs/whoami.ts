import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { WhoamiOptions } from '../runs/whoami.ts';
import { deadlineOption, withNetworkOptions } from './network.ts';

export function addWhoami(program: Command, io: Io, run: Run): void {
  withNetworkOptions(
    program
      .command('whoami')
      .description('what the credential is and which collections it can read')
      .addOption(
        new Option('-o, --output <format>', 'how to write the answer')
          .choices(['table', 'json'])
          .default('table'),
      )
      .addOption(deadlineOption('end after this time, like 90s or 5m', 60_000)),
  ).action((options: WhoamiOptions) =>
    run(async () => (await import('../runs/whoami.ts')).showWhoami(options, io)),
  );
}
