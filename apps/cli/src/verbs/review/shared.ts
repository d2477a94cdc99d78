import { type Command, Option } from 'commander';

/** Adds the folder of the package, the first argument of every verb of a review. */
export function onPackage(command: Command): Command {
  return command.argument('<dir>', 'the folder that `grantlens report` wrote');
}

/** Adds what every verb takes that reads the log. */
export function withLogOptions(command: Command): Command {
  return command.option(
    '--head <hash>',
    'the hash of a line that the log must hold: as an earlier run wrote it on standard error',
  );
}

/** Adds what every verb takes that writes to the log, or goes by the day. */
export function withNow(command: Command): Command {
  return command.option('--now <time>', 'the time that counts as now, instead of that of this machine');
}

/** Adds the forms of an answer about a review. */
export function withReviewOutput(command: Command): Command {
  return command
    .addOption(
      new Option('-o, --output <format>', 'how to write the answer')
        .choices(['table', 'json', 'csv'])
        .default('table'),
    )
    .option('--exit-zero', 'exit with 0 also when something is open');
}
