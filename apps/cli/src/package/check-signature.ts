import { join } from 'node:path';
import { manifestFile, signatureFile } from '@grantlens/reporter/internal';
import type { Check } from '../answers/verify.ts';
import { judge } from './signature.ts';
import type { StoredManifest } from './stored-package.ts';

/** What a signature is checked against. */
export interface SignatureQuestion {
  readonly folder: string;
  readonly stored: StoredManifest;
  readonly isThere: boolean;
  /** The file of the public key that must have signed. */
  readonly key: string | undefined;
}

/** Whether the manifest, and with it everything it lists, is signed, and by whom. */
export async function checkSignature({ folder, stored, isThere, key }: SignatureQuestion): Promise<Check> {
  const title = 'signature';
  if (!isThere) {
    const differences = key === undefined ? [] : [`${signatureFile}: there is none to check with ${key}`];
    return { title, says: 'none', differences };
  }
  const signature = join(folder, signatureFile);
  const judgement = await judge({ bytes: stored.bytes, signature, key: key ?? null });
  if (judgement.kind === 'bad') {
    const by = key === undefined ? '' : ` by ${key}`;
    return {
      title,
      says: 'not good',
      differences: [`${signatureFile}: it is not a signature of ${manifestFile}${by}: ${judgement.why}`],
    };
  }
  const whose = key === undefined ? '; whose that is, --key FILE tells' : `, which is in ${key}`;
  return { title, says: `good, by ${judgement.by}${whose}`, differences: [] };
}
