import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import type { VerifyOptions } from '../runs/verify.ts';
import { maxSizeOption } from './max-size.ts';

export function addVerify(program: Command, io: Io, run: Run): void {
  program
    .command('verify')
    .description(
      'regenerate the package offline and compare every byte; a package from another version is checked by hashes only',
    )
    .argument('<dir>', 'the folder that `grantlens report` wrote')
    .option('--previous <dir>', 'the package of the previous review: is it the one that this one follows?')
    .option('--key <file>', 'the public key (of ssh-keygen) that must have signed the package')
    .addOption(maxSizeOption())
    .option('--quiet', 'say nothing but what goes wrong')
    .option('--exit-zero', 'exit with 0 also when something differs, or could not be regenerated')
    .addHelpText(
      'after',
      `
Exit codes: 0 nothing differs; 1 error, as where manifest.json is missing or not valid; 2 something differs;
3 nothing differs, but another version made the package, and only hashes and digests were checked.`,
    )
    .action((folder: string, options: Omit<VerifyOptions, 'folder'>) =>
      run(async () => (await import('../runs/verify.ts')).verifyPackage({ ...options, folder }, io)),
    );
}
