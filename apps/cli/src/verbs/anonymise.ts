import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { AnonymiseOptions } from '../runs/anonymise.ts';
import { maxSizeOption } from './max-size.ts';

export function addAnonymise(program: Command, io: Io, run: Run): void {
  program
    .command('anonymise')
    .description(
      'a snapshot, and the audit log beside it, with other names in them, which give the same answers',
    )
    .argument('<snapshot>', 'a snapshot file')
    .requiredOption(
      '--key <file>',
      'a file of at least 32 bytes, which nobody else has: the same key, the same names',
    )
    .requiredOption('--out <file>', 'the snapshot to write; .gz in the name compresses')
    .option('--map <file>', 'also write what became of what: a secret')
    .option('--allow-modified', 'read a snapshot whose digest does not match')
    .addOption(maxSizeOption())
    .addHelpText(
      'after',
      `
Cloudflare's own words, permission groups, dates and counts stay. Descriptions and whatever is not known are left out. An audit log that
lies beside the snapshot is anonymised beside the new one.

Examples:
  openssl rand -out my.key 32
  grantlens anonymise q4.json.gz --key my.key --out for-support.snapshot.json.gz`,
    )
    .action((snapshot: string, options: AnonymiseOptions) =>
      run(async () => (await import('../runs/anonymise.ts')).anonymiseSnapshot(snapshot, options, io)),
    );
}
