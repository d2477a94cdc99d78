import { createHash } from 'node:crypto';
import { gunzipSync, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { openDeflate, type Packing } from './deflate.ts';

const raw: Packing = { form: 'raw', level: 3 };

function packed(packing: Packing, parts: readonly Uint8Array[]): Buffer {
  const deflate = openDeflate(packing);
  return Buffer.concat([...parts.flatMap((part) => deflate.push(part)), ...deflate.end()]);
}

/** Bytes that hardly repeat, and then bytes that do. */
const noise = Buffer.concat(
  Array.from({ length: 9_000 }, (_, at) => createHash('sha256').update(String(at)).digest()),
);
const bytes = Buffer.concat([noise, Buffer.from('the same again and again, '.repeat(20_000))]);

test.each([
  ['nothing', []],
  ['an empty part', [new Uint8Array()]],
  ['one byte', [Buffer.from('x')]],
  ['one part larger than zlib is given at once', [bytes]],
  ['many parts', Array.from({ length: 500 }, (_, at) => bytes.subarray(at * 3_000, (at + 1) * 3_000))],
] as const)('%s is packed so that zlib unpacks it, raw and as gzip', (_, parts) => {
  const whole = Buffer.concat(parts);
  expect(inflateRawSync(packed(raw, parts)).equals(whole)).toBe(true);
  expect(gunzipSync(packed({ form: 'gzip', level: 6 }, parts)).equals(whole)).toBe(true);
});

test('the bytes are the same however they are cut into parts, and whatever is packed meanwhile', () => {
  const whole = packed(raw, [bytes]);
  const [one, other] = [openDeflate(raw), openDeflate(raw)];
  const ready: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; at += 70_001) {
    ready.push(...one.push(bytes.subarray(at, at + 70_001)));
    other.push(noise);
  }
  expect(Buffer.concat([...ready, ...one.end()]).equals(whole)).toBe(true);
});

test('the bytes are those of this zlib and no other: a package of this version is regenerated with the same', () => {
  const digest = createHash('sha256')
    .update(packed({ form: 'gzip', level: 6 }, [bytes]))
    .digest('hex');
  expect(digest).toBe('13bbce8402772170c7583ea8d5e34fd8267f7156de0cf918dfe15f651b6913f7');
});
