import { type Credential, credentialFrom } from '@grantlens/fetcher';
import { GrantlensError } from '@grantlens/snapshot';
import type { Io } from '../io.ts';
import { readBytes } from './snapshot-file.ts';

/**
 * The credential: from `--token-file` (`-` is standard input), else from the environment. Never from a flag that
 * carries the secret itself: arguments are visible to every user of the machine.
 *
 * @throws GrantlensError `credential-missing`
 */
export async function readCredential(tokenFile: string | undefined, io: Io): Promise<Credential> {
  if (tokenFile !== undefined) {
    const text =
      tokenFile === '-'
        ? await io.readInput()
        : Buffer.from(await readBytes(tokenFile, 'the token file')).toString('utf8');
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
