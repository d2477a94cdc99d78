import { printable } from '@grantlens/engine/internal';
import { signatureFile } from '@grantlens/reporter/internal';
import type { Check } from '../answers/verify.ts';
import { answerVerify } from '../answers/verify.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkContents } from '../package/check-contents.ts';
import { checkDecisions } from '../package/check-decisions.ts';
import { checkFiles } from '../package/check-files.ts';
import { checkPreviousPackage } from '../package/check-previous.ts';
import { checkSignature } from '../package/check-signature.ts';
import { checkTotals } from '../package/check-totals.ts';
import { compareFiles, readManifestIn } from '../package/stored-package.ts';

/** The options of the verb. */
export interface VerifyOptions {
  readonly folder: string;
  /** The folder of the previous package. */
  readonly previous?: string;
  /** The file of the public key that must have signed. */
  readonly key?: string;
  /** Nothing is said of what is as it should be. */
  readonly quiet?: boolean;
  /** The most bytes that a snapshot in it may have, unpacked. */
  readonly maxSize?: number;
  readonly exitZero?: boolean;
}

/** `grantlens verify` */
export async function verifyPackage(options: VerifyOptions, io: Io): Promise<ExitCode> {
  const { folder, previous, key } = options;
  const stored = await readManifestIn(folder);
  const { manifest, bytes } = stored;
  const comparison = await compareFiles(folder, manifest);
  const contents = await checkContents({ folder, stored, comparison, maxSize: options.maxSize });
  const isSigned = comparison.unlisted.includes(signatureFile);
  const checks: readonly Check[] = [
    checkFiles(manifest, comparison),
    contents,
    checkTotals(manifest),
    await checkPreviousPackage(manifest, previous),
    await checkSignature({ folder, stored, isThere: isSigned, key }),
    await checkDecisions(folder, comparison),
  ];
  const answer = answerVerify({ manifest, bytes, checks, contents });
  const shown = options.quiet ? answer.wrong : answer.lines;
  io.out(shown.map((line) => `${printable(line)}\n`).join(''));
  return relaxed(answer.code, options.exitZero);
}
