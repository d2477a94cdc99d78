import { expect, test } from 'vitest';
import { type CommentSection, commentText, longestComment } from './comment.ts';

const frame = { before: ['<!-- marker -->', '**summary**', ''], after: ['<sub>end</sub>'] };

const rows = (title: string, count: number, width: number, isFolded = false): CommentSection => ({
  title,
  isFolded,
  lines: Array.from({ length: count }, (_, at) => ({
    text: `- ${String(at).padStart(width, 'x')}`,
    rows: 1,
  })),
});

test('a comment that has room for everything has everything, and folds what is to be folded', () => {
  expect(commentText({ sections: [rows('One', 1, 1), rows('2 rows', 2, 1, true)] }, frame)).toBe(
    [
      ...frame.before,
      '#### One',
      '',
      '- 0',
      '',
      '<details><summary>2 rows</summary>',
      '',
      '- 0',
      '- 1',
      '',
      '</details>',
      '',
      ...frame.after,
    ].join('\n'),
  );
});

test.each([
  [10, 10_000],
  [5000, 20],
  [1, 100_000],
  [59_000, 0],
])(
  'a comment of %d rows of %d characters is never too long, and says how many rows it leaves out',
  (count, width) => {
    const text = commentText(
      { sections: [rows('One', count, width), rows('Two', count, width, true)] },
      frame,
    );
    expect(text.length).toBeLessThanOrEqual(longestComment);
    expect(text.split('\n').at(-1)).toBe('<sub>end</sub>');
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    const kept = text.match(/^- x*\d+$/gm)?.length ?? 0;
    const [, said = ''] = /^_Left out: (\d+) rows?, /m.exec(text) ?? [];
    expect(Number(said)).toBe(2 * count - kept);
  },
);
