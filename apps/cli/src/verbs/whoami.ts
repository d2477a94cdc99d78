import type { Command } from 'commander';
import type { Io } from '../io.ts';
import { formatsWithoutRows } from '../output/formats.ts';
import type { Run } from '../run.ts';
import type { WhoamiOptions } from '../runs/whoami.ts';
import { deadlineOption, withNetworkOptions } from './network.ts';
import { outputOption } from './options.ts';

export function addWhoami(program: Command, io: Io, run: Run): void {
  withNetworkOptions(
    program
      .command('whoami')
      .description('what the credential is and which collections it can read')
      .addOption(outputOption(formatsWithoutRows))
      .addOption(deadlineOption('end after this time, like 90s or 5m', 60_000)),
  ).action((options: WhoamiOptions) =>
    run(async () => (await import('../runs/whoami.ts')).showWhoami(options, io)),
  );
}
