import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotFileName } from './file-name.ts';

describe('the file of an account', () => {
  it('has the id for its name', () => {
    expect(snapshotFileName('f0919664a81fca51bc5e6109bd9a6548')).toBe(
      'f0919664a81fca51bc5e6109bd9a6548.snapshot.json',
    );
  });

  it.each(['../x', 'a/b', 'a\\b', '/etc/passwd', 'C:\\x', 'a\u0000b', 'a\nb', '..x', '*', 'ä'])(
    'stays in its folder whatever the id is: %j',
    (id) => {
      const name = snapshotFileName(id) ?? '';
      expect(dirname(join('folder', name))).toBe('folder');
      expect(name).toMatch(/^[\w.%!'()~-]+\.snapshot\.json$/);
    },
  );

  it.each(['', '.', '..', '...', '\ud800', 'x'.repeat(200), '/'.repeat(70)])(
    'does not exist for %j',
    (id) => {
      expect(snapshotFileName(id)).toBeUndefined();
    },
  );
});
