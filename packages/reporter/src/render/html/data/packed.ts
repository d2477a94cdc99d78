import { type OpenPacking, openDeflate, type Packing } from '../../packing/deflate.ts';

const packing: Packing = { form: 'gzip', level: 6 };

/** Bytes as the page can hold them: gzip in base64. */
export function* packed(parts: Iterable<Uint8Array>): Generator<string, void, void> {
  const gzip = openDeflate(packing);
  const base64 = openBase64();
  for (const part of parts) yield base64.of(gzip.push(part));
  yield base64.of(gzip.end());
  yield base64.rest();
}

/** As `packed`, by a stream that packs elsewhere. */
export async function* packedBy(
  open: OpenPacking,
  parts: Iterable<Uint8Array>,
): AsyncGenerator<string, void, void> {
  const gzip = open(packing);
  const base64 = openBase64();
  for (const part of parts) yield base64.of(await gzip.push(part));
  yield base64.of(await gzip.end());
  yield base64.rest();
}

interface Base64 {
  readonly of: (ready: readonly Uint8Array[]) => string;
  readonly rest: () => string;
}

/** Opens the writing of bytes as base64, part by part. */
function openBase64(): Base64 {
  let rest: Uint8Array = new Uint8Array(0);
  return {
    of: (ready) => {
      const bytes = Buffer.concat([rest, ...ready]);
      // Three bytes are four characters: what is over waits for the next part.
      const whole = bytes.length - (bytes.length % 3);
      rest = bytes.subarray(whole);
      return bytes.toString('base64', 0, whole);
    },
    rest: () => Buffer.from(rest).toString('base64'),
  };
}
