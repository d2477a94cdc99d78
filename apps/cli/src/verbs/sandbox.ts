import { type Command, InvalidArgumentError } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { SandboxOptions } from '../runs/serve-sandbox.ts';

export function addSandbox(program: Command, io: Io, run: Run): void {
  program
    .command('sandbox')
    .description('serve the embedded Cloudflare IAM API on loopback until interrupted')
    .option('--port <n>', 'the port; 0 picks one', readPort, 0)
    .option(
      '--fixture <name>',
      'an account to serve: small-agency, north-harbour, or a folder with an account.yaml; may be given again',
      (name: string, before: readonly string[]) => [...before, name],
      [],
    )
    .action((options: SandboxOptions) =>
      run(async () => (await import('../runs/serve-sandbox.ts')).serve(options, io)),
    );
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
