import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';

export function addDemo(program: Command, io: Io, run: Run): void {
  program
    .command('demo')
    .description(
      'a complete run with an invented company, over two quarters: snapshots, a question, what changed, reports',
    )
    .option('--out <dir>', 'where the snapshots and the reports go', 'grantlens-demo')
    .action(({ out }: { readonly out: string }) =>
      run(async () => (await import('../runs/demo.ts')).demo(out, io)),
    );
}
