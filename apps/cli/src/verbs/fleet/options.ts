import { Argument, type Command } from 'commander';
import { outputFormats } from '../../output/formats.ts';
import { outputOption, withExitZero, withReadingOptions } from '../options.ts';
import { wholeNumber } from '../whole-number.ts';

/** The files that a question is about. */
export function fleetArgument(): Argument {
  return new Argument(
    '<fleet...>',
    'folders, of which each *.snapshot.json and *.snapshot.json.gz is read, and snapshot files',
  );
}

/** Adds the options of every question about a fleet. */
export function withFleetOptions(command: Command): Command {
  return withAnswersOfAll(
    command.option('--all-moments', 'ask every moment of an account that there is, and not only the newest'),
  );
}

/** Adds the options that say how many accounts are read and how their answers are written. */
export function withAnswersOfAll(command: Command): Command {
  return withExitZero(
    withReadingOptions(
      command
        .option(
          '--workers <n>',
          'how many accounts are read at once (one for each processor)',
          wholeNumber(1, 256),
        )
        .option('--no-index', 'neither read nor keep lookup files beside the snapshots')
        .option('--unordered', 'write the accounts as they are done, and not in the order of their ids'),
    ).addOption(outputOption(outputFormats)),
  );
}
