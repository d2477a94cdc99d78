import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CommonOptions } from '../runs/answer-question.ts';
import { memberArgument } from './arguments.ts';
import { withQuestionOptions } from './options.ts';

type WhatCanOptions = CommonOptions & { readonly resource?: string };

export function addWhatCan(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('what-can')
      .description('everything a principal’s policies give, in symbols: "every zone except …"')
      .addArgument(memberArgument())
      .option(
        '--resource <resource>',
        'only what reaches this: account, a zone by name or id, or a resource key',
      ),
  ).action((principal: string, options: WhatCanOptions) =>
    run(async () => {
      const question = { principal, resource: options.resource };
      return (await import('../runs/what-can.ts')).askWhatCan(options, io, question);
    }),
  );
}
