import { type Command, Option } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import { type NetworkOptions, withNetworkOptions } from './network.ts';

/** What the verb can be told. */
export interface WhoamiOptions extends NetworkOptions {
  readonly output: 'table' | 'json';
}

export function addWhoami(program: Command, io: Io, run: Run): void {
  withNetworkOptions(
    program
      .command('whoami')
      .description('what the credential is and which collections it can read')
      .addOption(
        new Option('-o, --output <format>', 'how to write the answer')
          .choices(['table', 'json'])
          .default('table'),
      ),
  ).action((options: WhoamiOptions) =>
    run(async () => (await import('../runs/tell-whoami.ts')).tellWhoami(options, io)),
  );
}
