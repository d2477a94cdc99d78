import { GrantlensError } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { withPartial } from './answers-on-disk.ts';

test('a run asks nothing more once an answer could not be kept', async () => {
  let asked = 0;
  const full = new GrantlensError('file-unwritable', 'no space left');
  const ask = withPartial(
    async () => {
      asked += 1;
      return { kind: 'result', result: [], info: {}, removed: [], bytes: 0 };
    },
    {
      lines: [],
      isDamaged: false,
      header: { accountId: 'acc', apiBase: '', credential: '', start: '' },
      append: () => Promise.reject(full),
      close: () => Promise.resolve(),
    },
  );
  const question = { about: 'members', path: '/accounts/acc/members', query: {} } as const;
  await expect(ask(question)).rejects.toBe(full);
  await expect(ask(question)).rejects.toBe(full);
  expect(asked).toBe(1);
});
