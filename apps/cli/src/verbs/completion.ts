import { Argument, type Command } from 'commander';
import { type Shell, shells } from '../completion/scripts.ts';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';

export function addCompletion(program: Command, io: Io, run: Run): void {
  program
    .command('completion')
    .description('a script that makes a shell complete verbs, options, and the names in the snapshot')
    .addArgument(new Argument('<shell>', 'whose script').choices(shells))
    .addHelpText(
      'after',
      `
Names are completed where GRANTLENS_SNAPSHOT is set, or --snapshot is given before them, once a question was asked of
that snapshot.

Examples:
  eval "$(grantlens completion bash)"              # in ~/.bashrc
  eval "$(grantlens completion zsh)"               # in ~/.zshrc, after compinit
  grantlens completion fish | source               # in ~/.config/fish/config.fish`,
    )
    .action((shell: Shell) =>
      run(async () => (await import('../runs/completion.ts')).printCompletion(shell, io)),
    );
}
