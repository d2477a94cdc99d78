import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { typedCommand } from './typed-command.ts';

describe('a command as a user would type it', () => {
  it('has no quotes where none are needed', () => {
    expect(typedCommand('grantlens', 'who-can', 'dns_records:edit', 'a.example')).toBe(
      'grantlens who-can dns_records:edit a.example',
    );
  });

  it.each(['my review', "Ada's", '$HOME', 'a;b', '*', '', '"', '~', '\\', 'größe'])(
    'reaches the program with %j in one piece',
    (word) => {
      expect(execFileSync('sh', ['-c', typedCommand('printf', '%s', word)], { encoding: 'utf8' })).toBe(word);
    },
  );
});
