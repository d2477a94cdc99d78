import { sha256 } from '#platform';
import { GrantlensError } from '../errors.ts';

/** Fewer bytes could be tried one after the other. */
const shortestKey = 32;

/** A function of a text that nobody can follow without the key: 64 hex digits. */
export type Keyed = (text: string) => string;

/**
 * Makes a keyed function of the bytes of a key.
 *
 * @throws GrantlensError `key-too-short`
 */
export function keyedBy(key: Uint8Array): Keyed {
  if (key.length < shortestKey) {
    const text = `the key has ${key.length} bytes, and at least ${shortestKey} are needed`;
    throw new GrantlensError('key-too-short', text);
  }
  const secret = [...key].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const [inner, outer] = [sha256(`inner ${secret}`), sha256(`outer ${secret}`)];
  // A hash within a hash, as HMAC has it: what is known of one text says nothing of a longer one.
  return (text) => sha256(`${outer} ${sha256(`${inner} ${text}`)}`);
}
