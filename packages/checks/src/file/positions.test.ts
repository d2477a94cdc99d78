import { expect, test } from 'vitest';
import { openPositions } from './positions.ts';

test('an offset has the line and the column that an editor shows, whatever stands before it', () => {
  const parts = ['a', '😀', 'é', '\n', '\r\n', '\r', '😀😀', 'z'];
  for (let seed = 0; seed < 200; seed += 1) {
    const text = Array.from({ length: 12 }, (_, at) => parts[(seed * 7 + at * at * (seed % 5)) % 8]).join('');
    const positionOf = openPositions(text);
    let offset = 0;
    for (const letter of text) {
      const before = text.slice(0, offset).split(/\r\n|\r|\n/);
      const isBetween = letter === '\n' && text[offset - 1] === '\r';
      if (!isBetween)
        expect(positionOf(offset)).toEqual({
          line: before.length,
          column: [...(before.at(-1) ?? '')].length + 1,
        });
      offset += letter.length;
    }
  }
});

test('the places of one line of a million characters are found at once', () => {
  const positionOf = openPositions('😀a'.repeat(400_000));
  const before = performance.now();
  for (let at = 0; at < 300_000; at += 1) positionOf(at * 3);
  expect(positionOf(1_199_997)).toEqual({ line: 1, column: 799_999 });
  expect(performance.now() - before).toBeLessThan(2_000);
});
