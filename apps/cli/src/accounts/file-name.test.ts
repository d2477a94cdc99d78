import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { snapshotFileName } from './file-name.ts';

test('the file of an account has the id for its name', () => {
  expect(snapshotFileName('f0919664a81fca51bc5e6109bd9a6548')).toBe(
    'f0919664a81fca51bc5e6109bd9a6548.snapshot.json',
  );
});

test.each(['../x', 'a/b', 'a\\b', '/etc/passwd', 'C:\\x', 'a\u0000b', 'a\nb', '..x', '*', 'ä'])(
  'the file of an account stays in its folder whatever the id is: %j',
  (id) => {
    const name = snapshotFileName(id) ?? '';
    expect(dirname(join('folder', name))).toBe('folder');
    expect(name).toMatch(/^[\w.%!'()~-]+\.snapshot\.json$/);
  },
);

test.each(['', '.', '..', '...', '\ud800', 'x'.repeat(200), '/'.repeat(70)])(
  'an account with the id %j has no file',
  (id) => {
    expect(snapshotFileName(id)).toBeUndefined();
  },
);
