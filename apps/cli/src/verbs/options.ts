import { type Command, Option } from 'commander';
import { commentFormats, type OutputFormat, outputFormats, rulingFormats } from '../output/formats.ts';
import { maxSizeOption } from './max-size.ts';

/** Adds the options of every question about one snapshot. */
export function withQuestionOptions(command: Command): Command {
  return withAnswerOptions(withSnapshotOption(command));
}

/** Adds the options of a question about one snapshot that holds rules to it. */
export function withRulingOptions(command: Command): Command {
  return withAnswerOptions(withSnapshotOption(command), [
    ...outputFormats,
    ...rulingFormats,
    ...commentFormats,
  ]);
}

/** Adds the options of an answer that says what a change does. */
export function withChangeOptions(command: Command): Command {
  return withAnswerOptions(command, [...outputFormats, ...commentFormats]);
}

/** Adds the options of a question about what edits of a snapshot do. */
export function withEditOptions(command: Command): Command {
  return withChangeOptions(withSnapshotOption(command));
}

/** Adds the options of every answer. */
function withAnswerOptions(command: Command, formats: readonly OutputFormat[] = outputFormats): Command {
  return withExitZero(withReadingOptions(command).addOption(outputOption(formats)));
}

/** The option that says how an answer is written. */
export function outputOption(formats: readonly string[]): Option {
  return new Option('-o, --output <format>', 'how to write the answer').choices(formats).default('table');
}

/** Adds the option that names the snapshot. */
export function withSnapshotOption(command: Command): Command {
  return command.option('-s, --snapshot <file>', 'the snapshot (or GRANTLENS_SNAPSHOT)');
}

/** Adds the options that say how a snapshot is read. */
export function withReadingOptions(command: Command): Command {
  return command
    .option(
      '--catalogue <file>',
      'your own contents of permission groups (YAML or JSON); overrides every other source',
    )
    .option('--allow-modified', 'read a snapshot whose digest does not match, and say so in what is written')
    .addOption(maxSizeOption());
}

/** Adds the option that makes 0 of the exit codes 2 and 3. */
export function withExitZero(command: Command): Command {
  return command.option('--exit-zero', 'exit with 0 also when the answer is no or incomplete');
}

/** Adds the options of a question that lists principals. */
export function withListOptions(command: Command): Command {
  return withQuestionOptions(withExplainedList(command));
}

/** Adds the options of a sentence, which may ask for a list of principals or for what a change does. */
export function withSentenceOptions(command: Command): Command {
  return withEditOptions(withExplainedList(command));
}

function withExplainedList(command: Command): Command {
  return withStandingOptions(command.option('--explain', 'why, as a tree for each'));
}

/** Adds the options that say which principals a list is about. */
export function withStandingOptions(command: Command): Command {
  return command
    .option('--include-pending', 'also those who could once they accept their invitation')
    .option('--include-inactive', 'also those who are disabled, expired or rejected');
}

/** Adds the options that narrow down whom a list is about. */
export function withNarrowedOptions(command: Command): Command {
  return command
    .addOption(new Option('--kind <kind>', 'only members, or only tokens').choices(['member', 'token']))
    .addOption(
      new Option(
        '--without <protection>',
        'only members without a second factor, or of whom the snapshot does not show one',
      ).choices(['two-factor']),
    );
}
