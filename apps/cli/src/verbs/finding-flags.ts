import { thresholdNames, thresholds } from '@grantlens/engine/options';
import { GrantlensError } from '@grantlens/snapshot';
import type { Command } from 'commander';
import { isDomain } from '../input/domain.ts';
import { readPeopleColumns } from '../input/people-columns.ts';
import { wholeNumber } from './whole-number.ts';

const count = wholeNumber(0, 999_999);

/** Adds the options that say what findings are found by. */
export function withFindingFlags(command: Command): Command {
  command
    .option('--people <file>', 'HR data (CSV with a column of e-mail addresses): who left, who is not known')
    .option(
      '--people-columns <list...>',
      'which columns of the HR data are what, where their names do not say: email=Kontakt,status=Zustand',
      readPeopleColumns,
    )
    .option('--waivers <file>', 'what somebody agreed to live with, and until when (YAML or JSON)')
    .option('--rules <file>', 'findings of your own (YAML or JSON), as expressions in CEL')
    .option('--toxic <file>', 'pairs of permissions that nobody should hold together (YAML or JSON)')
    .option(
      '--own-domain <domain...>',
      'an e-mail domain of your own; may be given several times',
      moreDomains,
    );
  for (const { flag, help, usual } of thresholdNames.map((name) => thresholds[name]))
    command.option(`--${flag} <n>`, `${help} (${usual})`, count);
  return command;
}

/** A mistyped domain would make strangers of everybody who has it, or of nobody. */
function moreDomains(text: string, before: readonly string[] = []): readonly string[] {
  if (isDomain(text.replace(/^@/, ''))) return [...before, text];
  throw new GrantlensError('usage', `--own-domain "${text}" is not a domain name; write it like example.com`);
}
