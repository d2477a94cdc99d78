import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { WhoCanOptions } from '../runs/who-can.ts';
import { permissionArgument, resourceArgument } from './arguments.ts';
import { withListOptions, withNarrowedOptions } from './options.ts';

export function addWhoCan(program: Command, io: Io, run: Run): void {
  withListOptions(
    withNarrowedOptions(
      program
        .command('who-can')
        .description('everyone whose policies give a permission on a resource, and through which path')
        .addArgument(permissionArgument())
        .addArgument(resourceArgument()),
    ).option('--each', 'on zone:… and anywhere a row for each principal and resource, instead of a summary'),
  ).action((permission: string, resource: string, options: WhoCanOptions) =>
    run(async () =>
      (await import('../runs/who-can.ts')).askWhoCan(options, io, { ...options, permission, resource }),
    ),
  );
}
