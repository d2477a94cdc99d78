import { crc32 } from 'node:zlib';
import { type AsyncFlateStreamHandler, Zip, type ZipInputFile } from 'fflate';
import type { OpenPacking, PackingStream } from '../packing/deflate.ts';

/** A file of an archive, part by part. */
export interface Entry {
  readonly name: string;
  readonly parts: Iterable<Uint8Array>;
}

/** An archive, part by part: put together by fflate and packed by zlib. */
export async function* archive(
  entries: Iterable<Entry>,
  open: OpenPacking,
): AsyncGenerator<Uint8Array, void, void> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, part) => {
    if (error !== null) throw error;
    ready.push(part);
  });
  const taken = () => {
    const parts = ready;
    ready = [];
    return parts;
  };
  for (const { name, parts } of entries) {
    const file = new PackedFile(name, open);
    zip.add(file);
    for (const part of parts) {
      await file.push(part);
      yield* taken();
    }
    await file.end();
    yield* taken();
  }
  zip.end();
  yield* taken();
}

/** A file of an archive while it is packed: fflate leaves both that and the check of its bytes to who gives it. */
class PackedFile implements ZipInputFile {
  readonly filename: string;
  readonly compression: number = deflated;
  readonly mtime = epoch();
  size = 0;
  crc = 0;
  ondata?: AsyncFlateStreamHandler;
  readonly #packing: PackingStream;

  constructor(filename: string, open: OpenPacking) {
    this.filename = filename;
    // Level 4 takes half as long again to save no hundredth, and level 6 twice as long to save an eighth.
    this.#packing = open({ form: 'raw', level: 3 });
  }

  async push(part: Uint8Array): Promise<void> {
    this.crc = crc32(part, this.crc);
    this.size += part.length;
    for (const ready of await this.#packing.push(part)) this.ondata?.(null, ready, false);
  }

  async end(): Promise<void> {
    for (const ready of await this.#packing.end()) this.ondata?.(null, ready, false);
    this.ondata?.(null, new Uint8Array(), true);
  }
}

/** The number by which an archive says that a file is packed by deflate. */
const deflated = 8;

/** When every file in it was made, so that it says nothing of the day. An archive knows local time only. */
function epoch(): Date {
  return new Date(1980, 0, 1, 12);
}
