import { lstat, open, rm } from 'node:fs/promises';
import type { FoundPartial, PartialOptions } from '@grantlens/fetcher/internal';
import type { Destination } from '../output/destination.ts';
import type { Display } from '../progress/display.ts';

/** Where what was read for a file is kept until the file is there: beside it. A device or a pipe has none. */
export function partialFor(
  out: Destination,
  start: PartialOptions['start'],
  display: Display,
): PartialOptions | undefined {
  if (out.kind !== 'file') return undefined;
  const onFound = (found: FoundPartial) => {
    if (found.kind === 'nothing') return;
    if (found.kind === 'too-old') {
      display.say(`what is left of the run of ${found.start} is too old to resume: reading everything again`);
      return;
    }
    display.note({ kind: 'found', requests: found.answers });
    display.say(`resuming with ${found.answers} answers of the run of ${found.start}`);
    if (found.isDamaged) display.say('what followed them is damaged, and is asked for again');
  };
  return { path: `${out.path}.partial`, start, onFound };
}

/** Whether there is anything to resume; a partial without an answer is removed. */
export async function hasAnswers({ path }: PartialOptions): Promise<boolean> {
  const lines = await firstLines(path).catch(() => undefined);
  if (lines === 2) return true;
  // What is not there, or could not be read, is not ours to remove.
  if (lines !== undefined) await removePartial({ path });
  return false;
}

/**
 * How many lines there are, up to two: the first one says only what the others belong to. Undefined for
 * another file.
 */
async function firstLines(path: string): Promise<number | undefined> {
  if (!(await lstat(path)).isFile()) return undefined;
  const file = await open(path);
  try {
    let lines = 0;
    for await (const line of file.readLines()) {
      if (lines === 0 && !line.startsWith('{"format":"grantlens.partial"')) return undefined;
      if (++lines === 2) break;
    }
    return lines;
  } finally {
    await file.close().catch(() => undefined);
  }
}

/** Removes what a run left that was killed between writing a snapshot and removing its partial. */
export async function removeLeftPartial(path: string): Promise<void> {
  if ((await firstLines(path).catch(() => undefined)) !== undefined) await removePartial({ path });
}

/** Removes what is not needed any more. */
export async function removePartial({ path }: PartialOptions | { readonly path: string }): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
