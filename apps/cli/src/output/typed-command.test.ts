import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { typedCommand } from './typed-command.ts';

test('a typed command has no quotes where none are needed', () => {
  expect(typedCommand('grantlens', 'who-can', 'dns_records:edit', 'a.example')).toBe(
    'grantlens who-can dns_records:edit a.example',
  );
});

test.each(['my review', "Ada's", '$HOME', 'a;b', '*', '', '"', '~', '\\', 'größe'])(
  'a typed command reaches the program with %j in one piece',
  (word) => {
    expect(execFileSync('sh', ['-c', typedCommand('printf', '%s', word)], { encoding: 'utf8' })).toBe(word);
  },
);
