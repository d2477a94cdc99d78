import { Zip, ZipDeflate } from 'fflate';

/** A file of an archive, part by part. */
export interface Entry {
  readonly name: string;
  readonly parts: Iterable<Uint8Array>;
}

/**
 * An archive, part by part. It is packed by fflate: what zlib makes of the same bytes differs between versions of Node
 * and between processors, and regenerating the package must give the same bytes.
 */
export function* archive(entries: Iterable<Entry>): Generator<Uint8Array, void, void> {
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
    // Beyond level 4 it takes twice the time to save a tenth.
    const file = new ZipDeflate(name, { level: 4 });
    file.mtime = epoch();
    zip.add(file);
    for (const part of parts) {
      file.push(part);
      yield* taken();
    }
    file.push(new Uint8Array(), true);
  }
  zip.end();
  yield* taken();
}

/** When every file in it was made, so that it says nothing of the day. An archive knows local time only. */
function epoch(): Date {
  return new Date(1980, 0, 1, 12);
}
