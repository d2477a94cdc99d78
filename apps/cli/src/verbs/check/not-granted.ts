import type { Command } from 'commander';
import type { Io } from '../../io.ts';
import type { Run } from '../../run.ts';
import type { NotGrantedOptions } from '../../runs/check/not-granted.ts';
import { permissionArgument, resourceArgument } from '../arguments.ts';
import { withAbove, withCheckOutput, withPlanOptions } from '../check-output.ts';
import { withReadingOptions, withSnapshotOption } from '../options.ts';

export function addNotGranted(check: Command, io: Io, run: Run): void {
  const command = check
    .command('not-granted')
    .description('whether none of some people is allowed something')
    .addArgument(permissionArgument())
    .addArgument(resourceArgument())
    .requiredOption(
      '--to <who...>',
      'members by e-mail (* for any letters) or id, token:NAME, group:NAME for whoever is in it',
    );
  withCheckOutput(withPlanOptions(withReadingOptions(withSnapshotOption(command))))
    .addHelpText(
      'after',
      `
Examples:
  grantlens check not-granted 'billing:*' account --to '*@kelp-and-cable.example'
  grantlens check not-granted dns_records:edit 'zone:*' --to group:Marketing --tf-plan plan.json`,
    )
    .action((permission: string, resource: string, options: NotGrantedOptions) =>
      run(async () =>
        (await import('../../runs/check/not-granted.ts')).askNotGranted(
          withAbove(options, command, check),
          io,
          {
            permission,
            resource,
          },
        ),
      ),
    );
}
