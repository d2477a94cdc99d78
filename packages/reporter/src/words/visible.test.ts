import { expect, test } from 'vitest';
import { visible } from './visible.ts';

test.each([
  ['a\u202eb', 'a⟨U+202E⟩b'],
  ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
  ['zero\u200bwidth', 'zero⟨U+200B⟩width'],
  ['two\nlines', 'two⟨U+000A⟩lines'],
  ['half \ud83d', 'half ⟨U+D83D⟩'],
  ['tag\u{e0041}', 'tag⟨U+E0041⟩'],
  ['ad\u200da', 'ad⟨U+200D⟩a'],
  ['ad\u200ca', 'ad⟨U+200C⟩a'],
  ['1\ufe0f', '1⟨U+FE0F⟩'],
  ['👩\u200d', '👩⟨U+200D⟩'],
  ['filler\u3164', 'filler⟨U+3164⟩'],
  ['no\u00a0break', 'no⟨U+00A0⟩break'],
])('a text %j is shown as %j', (text, shown) => {
  expect(visible(text)).toBe(shown);
});

test.each(['Zoë Ærø', 'नमस्ते', 'שלום', '👩‍🚀', '👩🏽‍🚀 ❤️‍🔥', 'می‌خواهم', 'क्‍ष', 'a b'])(
  'a text %j is shown as it is',
  (text) => {
    expect(visible(text)).toBe(text);
  },
);
