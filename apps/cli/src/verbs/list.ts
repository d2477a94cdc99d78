import { Argument, type Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ListedKind, ListOptions } from '../runs/list.ts';
import { withQuestionOptions } from './options.ts';

// Named here too, so that help does not have to load the answers.
const kinds = [
  'members',
  'groups',
  'tokens',
  'zones',
  'roles',
  'permissions',
] as const satisfies readonly ListedKind[];

export function addList(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('list')
      .description('what there is to ask about: members, groups, tokens, zones, roles, permissions')
      .addArgument(new Argument('<kind>', 'what to list').choices(kinds))
      .argument('[filter...]', 'only rows that hold this text, or column=text; all of them must hold')
      .addHelpText(
        'after',
        `
Examples:
  grantlens list members 2fa=no privileged=yes    # privileged, and without a second factor
  grantlens list tokens gives=workers             # tokens with a permission group about Workers
  grantlens list groups marketing
  grantlens list permissions dns                  # how single permissions are spelled`,
      ),
  )
    .option('--tf-state <file>', 'what Terraform manages: the output of “terraform show -json”')
    .action((of: ListedKind, filters: readonly string[], options: ListOptions) =>
      run(async () => (await import('../runs/list.ts')).askList(options, io, { of, filters })),
    );
}
