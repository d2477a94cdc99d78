import type { FileHandle } from 'node:fs/promises';

const lineBreak = 0x0a;

/**
 * The lines of a file, without their line breaks; a line without one was not written to its end. Works on bytes,
 * not text: for `node:readline` a line also ends at U+2028, which may stand in any name.
 */
export async function* wholeLines(file: FileHandle): AsyncGenerator<Uint8Array> {
  let begun: Buffer[] = [];
  for await (const chunk of chunksOf(file)) {
    let from = 0;
    for (let at = chunk.indexOf(lineBreak); at !== -1; at = chunk.indexOf(lineBreak, from)) {
      yield Buffer.concat([...begun, chunk.subarray(from, at)]);
      begun = [];
      from = at + 1;
    }
    begun.push(chunk.subarray(from));
  }
}

/** A stream would close the file with itself, and it is written to afterwards. */
async function* chunksOf(file: FileHandle): AsyncGenerator<Buffer> {
  const size = 2 ** 18;
  for (let at = 0; ; ) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
