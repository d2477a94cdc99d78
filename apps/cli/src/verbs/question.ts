import type { AccessGraph } from '@grantlens/engine';
import { type Command, Option } from 'commander';
import type { ExitCode } from '../exit-code.ts';
import { openSnapshot, type QuestionOptions } from '../input/snapshot-file.ts';
import type { Io } from '../io.ts';
import { type Answer, type OutputFormat, outputFormats, relaxed, writeAnswer } from '../output/answer.ts';
import { maxSizeOption } from './max-size.ts';

/** What every question can be told. */
export interface CommonOptions extends QuestionOptions {
  readonly output: OutputFormat;
  readonly exitZero?: boolean;
}

/** Adds the options every question about one snapshot shares. */
export function withQuestionOptions(command: Command): Command {
  return withAnswerOptions(
    command.option('-s, --snapshot <file>', 'the snapshot to ask (or GRANTLENS_SNAPSHOT)'),
  );
}

/** Adds the options every answer shares. */
export function withAnswerOptions(command: Command): Command {
  return command
    .option(
      '--catalogue <file>',
      'your own contents of permission groups (YAML or JSON); overrides every other source',
    )
    .option('--allow-modified', 'read a snapshot whose digest does not match, and say so in the answer')
    .addOption(maxSizeOption())
    .addOption(
      new Option('-o, --output <format>', 'how to write the answer').choices(outputFormats).default('table'),
    )
    .option('--exit-zero', 'exit with 0 also when the answer is no or incomplete');
}

/** Opens the snapshot, answers, writes. */
export async function answerQuestion(
  options: CommonOptions,
  io: Io,
  answer: (access: AccessGraph) => Answer,
): Promise<ExitCode> {
  const access = await openSnapshot(options, io);
  return relaxed(await writeAnswer(answer(access), options.output, io), options.exitZero);
}
