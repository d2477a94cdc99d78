import { join } from 'node:path';
import { type Manifest, manifestFile, sha256 } from '@grantlens/reporter';
import { readBytes } from '../input/named-bytes.ts';
import type { Check } from './check.ts';

/** Whether the package in a folder is the one that this package follows. */
export async function checkPreviousPackage(
  { previousManifest }: Manifest,
  folder: string | undefined,
): Promise<Check> {
  const title = 'previous';
  if (folder === undefined) {
    const says = previousManifest === null ? 'none' : 'not looked at: pass --previous DIR';
    return { title, says, differences: [] };
  }
  if (previousManifest === null) {
    return { title, says: 'none', differences: [`${folder}: this package follows no other`] };
  }
  const path = join(folder, manifestFile);
  const isIt = sha256(await readBytes(path, 'the previous manifest')) === previousManifest;
  return {
    title,
    says: isIt ? folder : 'another',
    differences: isIt
      ? []
      : [`${path}: it is not the manifest that this package follows, which is ${previousManifest}`],
  };
}
