import { expect, test } from 'vitest';
import { type CommentPart, commentText, longestComment } from './comment.ts';

const part = (count: number, row = 'x'.repeat(99)): CommentPart => ({
  before: ['<details>'],
  rows: Array.from({ length: count }, () => row),
  after: ['</details>'],
});

test('a comment begins with the marker of its account, and has its parts in order', () => {
  const parts = [part(1, 'a'), part(1, 'b')];
  expect(commentText('acc', parts)).toBe(
    '<!-- grantlens:acc -->\n<details>\na\n</details>\n<details>\nb\n</details>\n',
  );
});

test.each([[1], [590], [600], [700], [100_000]])(
  'a comment of %i lines is within its length, closes what it opens and says what was cut',
  (count) => {
    const text = commentText('acc', [part(count), part(3, 'y'.repeat(5000)), part(2, 'z')]);
    expect(text.length).toBeLessThanOrEqual(longestComment);
    const shown = text.split('\n').filter((line) => /^(x{99}|y{5000}|z)$/.test(line)).length;
    const cut = [...text.matchAll(/^([\d,]+) more lines?: /gm)].reduce(
      (sum, [, n = '']) => sum + Number(n.replace(',', '')),
      0,
    );
    const isWhole = !/more parts? of this answer/.test(text);
    if (isWhole) expect(shown + cut).toBe(count + 5);
    else expect(shown + cut).toBeLessThan(count + 5);
    expect(text.match(/^<details>$/gm)?.length).toBe(text.match(/^<\/details>$/gm)?.length);
  },
);

test('a part that has no room is left out and counted', () => {
  const text = commentText('acc', [part(580), part(1, 'y'.repeat(longestComment)), part(1, 'last')]);
  expect(text).toContain('last');
  expect(text).toMatch(/\n\n1 more part of this answer: there is no room for more here\.\n$/);
});
