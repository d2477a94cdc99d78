import type { BigIntStats } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import { sep } from 'node:path';
import { GrantlensError } from '@grantlens/snapshot';

/**
 * Refuses outputs that would replace an input: the same file or folder, under whatever name, link or hard link.
 *
 * @throws GrantlensError `usage`
 */
export async function refuseInputs(outputs: readonly string[], inputs: readonly string[]): Promise<void> {
  const read = (await Promise.all(inputs.map(found))).filter((input) => input !== undefined);
  for (const path of outputs) {
    const output = await found(path);
    const input = read.find(({ stats }) => stats.dev === output?.stats.dev && stats.ino === output.stats.ino);
    if (input !== undefined) throw refused(path, input.path);
  }
}

/**
 * Refuses a folder that would be replaced as a whole, where it is an input or an input is in it.
 *
 * @throws GrantlensError `usage`
 */
export async function refuseInputsIn(folder: string, inputs: readonly string[]): Promise<void> {
  await refuseInputs([folder], inputs);
  const real = await realpath(folder).catch(() => undefined);
  if (real === undefined) return;
  for (const path of inputs) {
    const input = await realpath(path).catch(() => undefined);
    if (input?.startsWith(`${real}${sep}`)) throw refused(folder, path);
  }
}

function refused(output: string, input: string): GrantlensError {
  return new GrantlensError('usage', `writing ${output} would replace ${input}, which is read`);
}

interface Found {
  readonly path: string;
  readonly stats: BigIntStats;
}

/** Devices and pipes are not replaced, and there is nothing where nothing can be found. */
async function found(path: string): Promise<Found | undefined> {
  const stats = await stat(path, { bigint: true }).catch(() => undefined);
  return stats?.isFile() || stats?.isDirectory() ? { path, stats } : undefined;
}
