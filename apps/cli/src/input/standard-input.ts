import { GrantlensError } from '@grantlens/snapshot';
import { readStream } from './bounded-file.ts';
import { largestToken } from './credential.ts';

/**
 * Reads a token from standard input.
 *
 * @throws GrantlensError `file-unreadable`
 */
export async function readStandardInput(): Promise<string> {
  try {
    return Buffer.from(await readStream(process.stdin, largestToken)).toString('utf8');
  } catch (cause) {
    if (!(cause instanceof GrantlensError)) throw cause;
    throw new GrantlensError(cause.code, `cannot read standard input: ${cause.message}`, { cause });
  }
}
