import type { Io } from '../io.ts';

/** How much text goes to standard output at once. */
const chunkSize = 65_536;

/** Writes line by line, and no faster than it is read. */
export async function writeLines(lines: Iterable<string>, io: Io): Promise<void> {
  let chunk = '';
  for (const line of lines) {
    chunk += line;
    if (chunk.length < chunkSize) continue;
    io.out(chunk);
    chunk = '';
    await io.taken?.();
    if (io.outputFailed?.aborted) return;
  }
  if (chunk !== '') io.out(chunk);
}
