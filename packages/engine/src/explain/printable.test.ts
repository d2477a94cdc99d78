import { describe, expect, it } from 'vitest';
import { printable } from './printable.ts';

describe('text of other people', () => {
  it.each([
    ['plain text, ÄÖ and 漢字', 'plain text, ÄÖ and 漢字'],
    ['a\u001b[2Jb', 'a\\u001b[2Jb'],
    ['a\r\nb', 'a\\u000d\\u000ab'],
    ['\u0000\u007f\u009f', '\\u0000\\u007f\\u009f'],
    ['\u200e\u200f\u2028\u202e\u2066\u2069', '\\u200e\\u200f\\u2028\\u202e\\u2066\\u2069'],
  ])('%j is shown as %j', (text, shown) => expect(printable(text)).toBe(shown));
});
