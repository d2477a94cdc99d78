import { realpath } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';

/**
 * Refuses an output in the folder of a package, which holds what was written with it and what its review adds.
 *
 * @throws GrantlensError `usage`
 */
export async function refuseInside(out: string, folder: string, what: string): Promise<void> {
  const path = `${resolve(out)}${sep}`;
  const folders = [resolve(folder), await realpath(folder)];
  if (folders.some((one) => path.startsWith(`${one}${sep}`)))
    throw new GrantlensError('usage', `--out ${out} is in the package: ${what}`);
}
