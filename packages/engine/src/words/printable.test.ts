import { expect, test } from 'vitest';
import { printable } from './printable.ts';

test.each([
  ['plain text, ÄÖ, 漢字\u3000and 🚀', 'plain text, ÄÖ, 漢字\u3000and 🚀'],
  ['a\u001b[2Jb', 'a\\u001b[2Jb'],
  ['a\r\nb', 'a\\u000d\\u000ab'],
  ['\u0000\u007f\u009f', '\\u0000\\u007f\\u009f'],
  ['\u200e\u200f\u2028\u202e\u2066\u2069', '\\u200e\\u200f\\u2028\\u202e\\u2066\\u2069'],
  ['half\ud83d', 'half\\ud83d'],
  ['👩\u200d🚀 ❤\ufe0f', '👩\\u200d🚀 ❤\\ufe0f'],
  ['tag\u{e0041}\u{e007f}', 'tag\\u{e0041}\\u{e007f}'],
])('text of other people %j is shown as %j', (text, shown) => expect(printable(text)).toBe(shown));

test.each([
  ...[0x00ad, 0x034f, 0x061c, 0x115f, 0x1160, 0x17b4, 0x180b, 0x180e, 0x200b, 0x200c, 0x200d, 0x2060, 0x2064],
  ...[0x206a, 0x206f, 0x2800, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xffa0, 0xfff0, 0xfff9, 0xfffb],
  ...[0x00a0, 0x1680, 0x2007, 0x202f, 0x205f, 0x85, 0x9b, 0x2029, 0x202a, 0x2067, 0x2068],
  ...[0x1bca0, 0x1d173, 0xe0000, 0xe0001, 0xe0020, 0xe007f, 0xe0100, 0xe01ef, 0xe0fff],
])('text of other people differs from the same text without U+%i', (code) => {
  const shown = printable(`ada${String.fromCodePoint(code)}@example.com`);
  expect(shown).toContain(code.toString(16));
  expect(shown).not.toContain(String.fromCodePoint(code));
  expect(printable(shown)).toBe(shown);
});

test('text of other people has none of the characters that Unicode calls ignorable, and none that format and are not drawn', () => {
  // These mark numbers and syllables, and have a look.
  const drawn = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u;
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code);
    if (!/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u.test(character)) continue;
    if (!drawn.test(character)) expect(printable(character)).not.toBe(character);
  }
});
