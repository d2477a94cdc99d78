import { expect, test } from 'vitest';
import { editsIn } from './edits-file.ts';

test('the edits of a file are its lines but for comments and empty ones, each with the line it stands on', () => {
  const text = '# quarter end\r\n\nremove group #1\n  \n # not a comment\nremove policy p1';
  expect(editsIn(text, 'edits.txt')).toEqual([
    { sentence: 'remove group #1', place: 'line 3 of edits.txt' },
    { sentence: ' # not a comment', place: 'line 5 of edits.txt' },
    { sentence: 'remove policy p1', place: 'line 6 of edits.txt' },
  ]);
  expect(editsIn('# nothing\n', 'edits.txt')).toEqual([]);
});
