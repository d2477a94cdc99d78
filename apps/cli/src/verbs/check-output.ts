import { GrantlensError } from '@grantlens/snapshot';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { commentFormats, outputFormats, rulingFormats } from '../output/formats.ts';
import type { WriteTo } from '../runs/write-checks.ts';
import { outputOption, withExitZero } from './options.ts';

/** How what became of checks is written. */
const checkFormats = [...outputFormats, ...rulingFormats, ...commentFormats];

/** What a file of checks says, and what comes back. */
export const checkHelp: string = `
A file of checks:
  format: grantlens.checks
  version: 1
  define:
    dns-team: { groups: ["DNS Team"], tokens: ["cert-renewal"] }
  checks:
    - id: shop-dns
      title: Only the DNS team edits DNS of the shop
      severity: high
      permission: dns_records:edit
      resource: ["shop.example", "zone:*.shop.example"]
      nobody-but: $dns-team
Assertions: nobody-but, exactly, allowed-to, denied-to, at-least, at-most, separation, requires, hands-out.

Examples:
  grantlens check checks.yaml -s my.snapshot.json.gz
  grantlens check checks.yaml --fail-on high --write json=checks.json
  grantlens check --init --out checks.yaml              # a first file, from the account as it is
  terraform show -json tfplan | grantlens check checks.yaml --tf-plan - --only-new

Exit codes: 0 all passed; 1 error, as in a file that is not understood; 2 a check failed; 3 none failed, and one could
not be evaluated.`;

/** Adds the options that say how what became of checks is written. */
export function withCheckOutput(command: Command): Command {
  return withExitZero(
    command
      .addOption(outputOption(checkFormats))
      .addOption(
        new Option(
          '--write <format=file>',
          'also write it to a file in this format; may be given several times',
        )
          .argParser(readWrite)
          .default([], 'none'),
      ),
  );
}

function readWrite(text: string, before: readonly WriteTo[]): readonly WriteTo[] {
  const at = text.indexOf('=');
  const format = checkFormats.find((one) => one === text.slice(0, at));
  const path = text.slice(at + 1);
  if (at < 0 || format === undefined || path === '')
    throw new InvalidArgumentError(`It is FORMAT=FILE, and FORMAT is one of ${checkFormats.join(', ')}.`);
  return [...before, { format, path }];
}

/** Adds the options that put what a plan leaves in the place of the account. */
export function withPlanOptions(command: Command): Command {
  return command
    .option(
      '--tf-plan <file>',
      'the account as a Terraform plan leaves it: what "terraform show -json" writes',
    )
    .option(
      '--tf-dir <dir>',
      'the folder of its .tf files: for lines of whoever breaks a check, and for local values',
    )
    .option('--account <id>', 'the account that is meant, where a plan is for several');
}

/**
 * The options of a verb within `check`: those that both have are read by the one above, wherever they stand.
 *
 * @throws GrantlensError `usage` for one that only the verb above has
 */
export function withAbove<Options extends object>(options: Options, verb: Command, above: Command): Options {
  const written = above.options.filter(
    (option) => above.getOptionValueSource(option.attributeName()) === 'cli',
  );
  const own = new Set(verb.options.map(({ long }) => long));
  const stranger = written.find(({ long }) => !own.has(long));
  if (stranger !== undefined)
    throw new GrantlensError('usage', `${stranger.long} does not go with "check ${verb.name()}"`);
  const values = written.map((option) => [
    option.attributeName(),
    above.getOptionValue(option.attributeName()) as unknown,
  ]);
  return { ...options, ...Object.fromEntries(values) };
}
