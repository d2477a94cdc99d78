import { openDeflate } from '../../packing/deflate.ts';

/** Bytes as the page can hold them: gzip in base64. */
export function* packed(parts: Iterable<Uint8Array>): Generator<string, void, void> {
  const gzip = openDeflate({ form: 'gzip', level: 6 });
  let rest: Uint8Array = new Uint8Array(0);
  const written = (ready: readonly Uint8Array[]): string => {
    const bytes = Buffer.concat([rest, ...ready]);
    // Three bytes are four characters: what is over waits for the next part.
    const whole = bytes.length - (bytes.length % 3);
    rest = bytes.subarray(whole);
    return bytes.toString('base64', 0, whole);
  };
  for (const part of parts) yield written(gzip.push(part));
  yield written(gzip.end());
  yield Buffer.from(rest).toString('base64');
}
