import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonText } from '../../apps/cli/src/output/json.ts';

const odd = fc.constantFrom(
  ...['\u007f', '\u0085', '\u009b', '\u00ad', '\u061c', '\u200b', '\u202e', '\u2066', '\u2028', '\ufeff'],
  ...['\n', '\u001b', '\\', '"', '\ud83d', '\u{e0041}', '\u{e0100}', '👩\u200d🚀', 'é', '漢'],
);
const text = fc
  .array(fc.oneof(odd, fc.string({ unit: 'binary' })), { maxLength: 8 })
  .map((all) => all.join(''));

test('JSON on standard output is the same value, without anything that a terminal would act on or hide', () => {
  const value = fc.dictionary(text, fc.oneof(text, fc.array(text)));
  fc.assert(
    fc.property(value, fc.constantFrom(0, 2), (said, indent) => {
      const written = jsonText(said, indent);
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(said)));
      expect(written.replaceAll('\n', '')).not.toMatch(
        /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u061c\u200e\u200f\u202a-\u202e]/u,
      );
      if (indent === 0) expect(written).not.toContain('\n');
    }),
  );
});
