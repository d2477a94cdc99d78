import { Gzip } from 'fflate';

/** Bytes as the page can hold them: gzip, by the one program that packs the same on every machine, in base64. */
export function* packed(parts: Iterable<Uint8Array>): Generator<string, void, void> {
  let ready: Uint8Array[] = [];
  const gzip = new Gzip({ level: 6, mtime: 0 }, (chunk) => ready.push(chunk));
  let rest: Uint8Array = new Uint8Array(0);
  const drain = (): string => {
    const bytes = Buffer.concat([rest, ...ready]);
    ready = [];
    // Three bytes are four characters: what is over waits for the next part.
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    return bytes.toString('base64', 0, whole);
  };
  for (const part of parts) {
    gzip.push(part);
    yield drain();
  }
  gzip.push(new Uint8Array(0), true);
  yield drain();
  yield Buffer.from(rest).toString('base64');
}
