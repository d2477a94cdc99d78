import { expect, test } from 'vitest';
import { PackedTexts } from './packed-texts.ts';

test('packed ids come out as they went in, however many and however long', () => {
  const ids = new PackedTexts();
  const added = Array.from({ length: 9_000 }, (_, at) => `g-${'0123456789abcdef'.repeat(at % 3)}${at}`);
  for (const [at, id] of added.entries()) {
    ids.add(id);
    if (at % 1_000 === 0) expect([ids.length, ids.at(at), ids.at(at + 1)]).toEqual([at + 1, id, undefined]);
  }
  const whole = ids.finish();
  expect(added.map((_, at) => whole.at(at))).toEqual(added);
  expect([whole.length, whole.at(9_000)]).toEqual([9_000, undefined]);
});
