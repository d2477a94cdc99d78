import { type Command, InvalidArgumentError, Option } from 'commander';
import { durationText, readDuration } from '../input/duration.ts';
import { wholeNumber } from './whole-number.ts';

/** Adds the options every verb shares that asks the API about an account. */
export function withNetworkOptions(command: Command): Command {
  return withConnectionOptions(
    command.option(
      '--account <id>',
      'the account; needed with an account-owned token, and where the credential sees several',
    ),
  );
}

/** Adds the options every verb that needs the network shares. */
export function withConnectionOptions(command: Command): Command {
  return command
    .option('--api-base <url>', 'where the API is; https, or loopback (default: Cloudflare)')
    .option(
      '--token-file <file>',
      'read the API token from a file (- for standard input) instead of CLOUDFLARE_API_TOKEN',
    )
    .option('--concurrency <n>', 'the most requests in flight, 1 to 64', wholeNumber(1, 64), 48);
}

/** The option that ends a run; `usualMs` is the time it has where nothing is said. */
export function deadlineOption(what: string, usualMs: number): Option {
  return new Option('--deadline <time>', what)
    .argParser(readDeadline)
    .default(usualMs, durationText(usualMs));
}

function readDeadline(text: string): number {
  const ms = readDuration(text);
  if (ms === undefined) throw new InvalidArgumentError('Write it like 90s, 30m or 2h, up to 500h.');
  return ms;
}
