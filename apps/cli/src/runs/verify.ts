import { printable } from '@grantlens/engine/internal';
import { answerVerify } from '../answers/verify.ts';
import { type ExitCode, relaxed } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { checkPackage } from '../package/check-package.ts';

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
  const answer = answerVerify(await checkPackage({ folder, previous, key, maxSize: options.maxSize }));
  const shown = options.quiet ? answer.wrong : answer.lines;
  io.out(shown.map((line) => `${printable(line)}\n`).join(''));
  return relaxed(answer.code, options.exitZero);
}
