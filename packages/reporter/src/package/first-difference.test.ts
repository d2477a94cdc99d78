import { expect, test } from 'vitest';
import { firstDifference } from './first-difference.ts';

/** Bytes cut into parts of one size. */
const parts = (text: string, size: number) => {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
};

for (const [one, other] of [
  [1, 3],
  [3, 1],
  [2, 7],
  [100, 100],
] as const) {
  test.each([
    ['', '', null],
    ['same', 'same', null],
    ['harbour', 'harbors', 6],
    ['x', 'y', 1],
    ['short', 'short and long', 6],
    ['short and long', 'short', 6],
    ['', 'x', 1],
    ['abcdefgh', 'abcdefgX', 8],
  ])(`%j and %j, in parts of ${one} and of ${other} bytes, first differ at byte %j`, async (a, b, at) => {
    expect(await firstDifference(parts(a, one), parts(b, other))).toBe(at);
  });
}

test('an empty part changes nothing about where two streams first differ', async () => {
  const empty = Buffer.alloc(0);
  expect(await firstDifference([empty, Buffer.from('a'), empty], [Buffer.from('a')])).toBe(null);
});

test('a stream that is not read to its end is closed', async () => {
  let ended = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) yield Buffer.from('a');
    } finally {
      ended = true;
    }
  }
  expect(await firstDifference(endless(), [Buffer.from('ab')])).toBe(2);
  expect(ended).toBe(true);
});
