import { Argument, type Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { CommonOptions } from '../runs/answer-question.ts';
import { argumentHelp } from './arguments.ts';
import { withQuestionOptions } from './options.ts';

export function addCompare(program: Command, io: Io, run: Run): void {
  withQuestionOptions(
    program
      .command('compare')
      .description('two members or tokens: what one has and the other has not, and why')
      .addArgument(new Argument('<first>', argumentHelp.member))
      .addArgument(new Argument('<second>', 'the other one'))
      .addHelpText(
        'after',
        `
Exits with 0 when both have the same, and with 2 when something differs.

Examples:
  grantlens compare ada@example.com bo@example.com
  grantlens compare ada token:deploy -o csv`,
      ),
  ).action((first: string, second: string, options: CommonOptions) =>
    run(async () => (await import('../runs/compare.ts')).askCompare(options, io, { first, second })),
  );
}
