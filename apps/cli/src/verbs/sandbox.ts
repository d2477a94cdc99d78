import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { SandboxOptions } from '../runs/sandbox.ts';
import { wholeNumber } from './whole-number.ts';

export function addSandbox(program: Command, io: Io, run: Run): void {
  program
    .command('sandbox')
    .description('serve the embedded Cloudflare IAM API on loopback until interrupted')
    .option('--port <n>', 'the port; 0 picks one', wholeNumber(0, 65_535), 0)
    .option(
      '--fixture <name...>',
      'an account to serve: small-agency, north-harbour, or a folder with an account.yaml; may be given again',
      [],
    )
    .option('--when <time>', 'an earlier time that the fixture knows: q3 of north-harbour')
    .action((options: SandboxOptions) =>
      run(async () => (await import('../runs/sandbox.ts')).serve(options, io)),
    );
}
