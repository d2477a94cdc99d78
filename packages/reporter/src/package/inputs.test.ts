import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { packSnapshot } from './inputs.ts';

const text = Buffer.from('{"format":"grantlens.snapshot"}\n');

test('a snapshot is packed to the same bytes, however it came, and stays what it was', () => {
  const packed = packSnapshot(text);
  expect(packSnapshot(gzipSync(text, { level: 1 }))).toEqual(packed);
  expect(packSnapshot(packed)).toEqual(packed);
  expect(gunzipSync(packed)).toEqual(text);
});

test('the packing says nothing of when it was done', () => {
  expect([...packSnapshot(text).subarray(4, 8)]).toEqual([0, 0, 0, 0]);
});
