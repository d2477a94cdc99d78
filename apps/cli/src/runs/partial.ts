import { open, rm } from 'node:fs/promises';
import type { FoundPartial, PartialOptions } from '@grantlens/fetcher';
import { isSpecial } from '../output/write-file.ts';
import type { Display } from '../progress/display.ts';

/** Where what was read for a file is kept until the file is there: beside it. A device or a pipe has none. */
export async function partialFor(
  out: string,
  start: PartialOptions['start'],
  display: Display,
): Promise<PartialOptions | undefined> {
  if (await isSpecial(out)) return undefined;
  const onFound = (found: FoundPartial) => {
    if (found.kind === 'nothing') return;
    if (found.kind === 'too-old') {
      display.say(`what is left of the run of ${found.start} is too old to go on with: reading all anew`);
      return;
    }
    display.tell({ kind: 'found', requests: found.answers });
    display.say(`going on with ${found.answers} answers that are left of the run of ${found.start}`);
  };
  return { path: `${out}.partial`, start, onFound };
}

/** Whether there is anything to go on with; a partial without an answer is removed. */
export async function hasAnswers({ path }: PartialOptions): Promise<boolean> {
  const file = await open(path).catch(() => null);
  if (file === null) return false;
  try {
    // The first line says only what it belongs to.
    let lines = 0;
    for await (const _ of file.readLines()) if (++lines === 2) return true;
  } finally {
    await file.close().catch(() => undefined);
  }
  await removePartial({ path });
  return false;
}

/** Removes what is not needed any more. */
export async function removePartial({ path }: PartialOptions | { readonly path: string }): Promise<void> {
  await rm(path, { force: true }).catch(() => undefined);
}
