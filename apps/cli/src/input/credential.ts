import { type Credential, credentialFrom } from '@grantlens/fetcher';
import { GrantlensError } from '@grantlens/snapshot';
import { fileReason, isFileRefusal } from '@grantlens/snapshot/internal';
import type { Io } from '../io.ts';
import { readBounded, type SizeLimit } from './bounded-file.ts';

/**
 * The credential: from `--token-file` (`-` is standard input), else from the environment. Never from a flag that
 * carries the secret itself: arguments are visible to every user of the machine.
 *
 * @throws GrantlensError `credential-missing`
 */
export async function readCredential(tokenFile: string | undefined, io: Io): Promise<Credential> {
  if (tokenFile !== undefined) {
    const text = tokenFile === '-' ? await io.readInput() : await readTokenFile(tokenFile);
    return credentialFrom({ token: text.trim() });
  }
  const token = io.env.CLOUDFLARE_API_TOKEN;
  if (token) return credentialFrom({ token });
  const key = io.env.CLOUDFLARE_API_KEY;
  const email = io.env.CLOUDFLARE_EMAIL;
  if (key && email) return credentialFrom({ key, email });
  if (key || email) {
    const missing = key ? 'CLOUDFLARE_EMAIL' : 'CLOUDFLARE_API_KEY';
    throw new GrantlensError(
      'credential-missing',
      `a global key needs its e-mail, and ${missing} is not set`,
    );
  }
  throw new GrantlensError('credential-missing', 'there is no Cloudflare credential');
}

/** A file that was not meant is soon larger. */
export const largestToken: SizeLimit = { most: 64 * 2 ** 10 };

/** The path is left out of what went wrong: somebody may have put the token itself there. */
async function readTokenFile(path: string): Promise<string> {
  try {
    return Buffer.from(await readBounded(path, largestToken)).toString('utf8');
  } catch (cause) {
    const why = cause instanceof GrantlensError ? cause.message : refusalOf(cause);
    throw new GrantlensError('file-unreadable', `cannot read the token file: ${why}`);
  }
}

function refusalOf(cause: unknown): string {
  return isFileRefusal(cause) ? fileReason(cause) : 'it cannot be opened';
}

/** A shorter word may well be a part of another without giving anything away. */
const shortestSecret = 16;

/** Whether a text gives the credential away. */
export function holdsSecret(text: string, { secret }: Credential): boolean {
  return text === secret || (secret.length >= shortestSecret && text.includes(secret));
}
