import type { Command } from 'commander';
import { wholeNumber } from './whole-number.ts';

/** Adds the options every verb that needs the network shares. */
export function withNetworkOptions(command: Command): Command {
  return command
    .option('--account <id>', 'the account; needed where the credential sees several')
    .option('--api-base <url>', 'where the API is; https, or loopback (default: Cloudflare)')
    .option(
      '--token-file <file>',
      'read the API token from a file (- for standard input) instead of CLOUDFLARE_API_TOKEN',
    )
    .option('--concurrency <n>', 'requests in flight at once, 1 to 64', wholeNumber(1, 64), 16);
}
