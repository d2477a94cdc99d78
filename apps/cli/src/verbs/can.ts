import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CommonOptions } from '../runs/answer-question.ts';
import { memberArgument, permissionArgument, resourceArgument } from './arguments.ts';
import { withQuestionOptions } from './options.ts';

type CanOptions = CommonOptions & { readonly explain?: boolean };

export function addCan(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('can')
      .description('whether a principal’s policies give a permission on a resource')
      .addArgument(memberArgument())
      .addArgument(permissionArgument())
      .addArgument(resourceArgument())
      .option(
        '--explain',
        'on several resources: why, as a tree for each (of one resource it is always shown)',
      ),
  ).action((principal: string, permission: string, resource: string, options: CanOptions) =>
    run(async () => {
      const question = { principal, permission, resource, explain: options.explain };
      return (await import('../runs/can.ts')).askCan(options, io, question);
    }),
  );
}
