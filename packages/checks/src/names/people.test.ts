import type { Account } from '@grantlens/snapshot';
import { overlaid, unshownName } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { memberRow, openAccount } from '../account.fixture.ts';
import { findPeople } from './people.ts';

const at = { line: 1, column: 1 };

/** An account where what is shown of Ada is an address in the place of her e-mail. */
function unshown(): Account {
  const { account } = openAccount({ members: [memberRow('ada'), memberRow('bob')] });
  const principals = account.principals.map((one) =>
    one.id === 'ada' && one.kind === 'member'
      ? { ...one, email: 'cloudflare_account_member.x', [unshownName]: 'Ada@Kelp.example' }
      : one,
  );
  return overlaid(account, { principals });
}

test('somebody whose e-mail must not be shown is found by it, and not by what stands in its place', () => {
  const listed = (text: string) =>
    findPeople({ at, parts: [{ kind: 'member', text, at }] }, unshown()).listed.map(({ id }) => id);
  expect(listed('*@kelp.example')).toEqual(['ada']);
  expect(listed('ada@kelp.example')).toEqual(['ada']);
  expect(listed('cloudflare_account_member.*')).toEqual([]);
  expect(listed('*@example.com')).toEqual(['bob']);
});
