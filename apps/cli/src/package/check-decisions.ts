import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { decisionsFile } from '@grantlens/reporter/internal';
import type { Check } from '../answers/verify.ts';
import type { Comparison } from './stored-package.ts';

/** Whether there are decisions. They are made after the manifest, which therefore cannot list them, and grow. */
export async function checkDecisions(
  folder: string,
  { unlisted }: Pick<Comparison, 'unlisted'>,
): Promise<Check> {
  const title = 'decisions';
  if (!unlisted.includes(decisionsFile)) return { title, says: 'none', differences: [] };
  const found = await lstat(join(folder, decisionsFile)).catch(() => null);
  if (!found?.isFile()) {
    return { title, says: 'not readable', differences: [`${decisionsFile}: it is no plain file`] };
  }
  return { title, says: `${decisionsFile}: made after the manifest, and not looked into`, differences: [] };
}
