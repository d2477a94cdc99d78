import { GrantlensError } from '@grantlens/snapshot';
import { type Command, InvalidArgumentError } from 'commander';
import { isDomain } from '../input/domain.ts';
import { once } from './once.ts';

/** Adds the options that say what findings are found by. */
export function withFindingFlags(command: Command): Command {
  return command
    .option(
      '--people <file>',
      'HR data (CSV with a column of e-mail addresses): who left, who is not known',
      once('--people'),
    )
    .option(
      '--waivers <file>',
      'what somebody agreed to live with, and until when (YAML or JSON)',
      once('--waivers'),
    )
    .option('--rules <file>', 'findings of your own (YAML or JSON), as expressions in CEL', once('--rules'))
    .option(
      '--toxic <file>',
      'pairs of permissions that nobody should hold together (YAML or JSON)',
      once('--toxic'),
    )
    .option('--own-domain <domain>', 'an e-mail domain of your own; may be given several times', moreDomains)
    .option('--max-super-administrators <n>', 'how many are not too many (4)', readCount)
    .option('--dormant-days <n>', 'after how many days without use a token is dormant (90)', readCount)
    .option('--stale-days <n>', 'after how many days an invitation is stale (30)', readCount);
}

/** Collects an option that may be given several times. */
export function more(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** A mistyped domain would make strangers of everybody who has it, or of nobody. */
function moreDomains(text: string, before: readonly string[] = []): readonly string[] {
  if (isDomain(text.replace(/^@/, ''))) return [...before, text];
  throw new GrantlensError('usage', `--own-domain "${text}" is no domain name, such as example.com`);
}

function readCount(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}
