import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { ShowOptions } from '../runs/show.ts';
import { withQuestionOptions } from './options.ts';

export function addShow(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('show')
      .description('one member, group, token, zone, role or permission, with what belongs to it')
      .argument(
        '<name...>',
        'its name or id; where several kinds have the name, the kind first: group Marketing',
      )
      .addHelpText(
        'after',
        `
Examples:
  grantlens show kai                     # a member, by any part of a name that only one has
  grantlens show group Marketing         # who is in it, and what its policies give
  grantlens show 'Cache Purge'           # what a role contains, and who was given it
  grantlens show dns_records:edit        # which roles hold a permission
  grantlens show token:cert-renewal      # from where and until when a token works`,
      ),
  )
    .option('--tf-state <file>', 'what Terraform manages: the output of “terraform show -json”')
    .action((name: readonly string[], options: ShowOptions) =>
      run(async () => (await import('../runs/show.ts')).askShow(options, io, name.join(' '))),
    );
}
