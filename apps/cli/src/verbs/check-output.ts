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
