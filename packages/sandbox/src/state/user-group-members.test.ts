import { expect, test } from 'vitest';
import { accountFrom } from './account.ts';
import { shownInFull, shownInList } from './user-group-members.ts';

const account = accountFrom({
  account: { id: 'shop' },
  members: [{ id: 'm', status: 'accepted', user: { id: null, email: 'ada@example.com', first_name: 'Ada' } }],
});
const group = { id: 'g', created_on: '2020-01-01T00:00:00Z' };

test('a list shows id and e-mail, one by itself also since when and who', () => {
  expect(shownInList(account, { id: 'm' })).toEqual({ id: 'm', email: 'ada@example.com' });
  expect(shownInFull(account, group, { id: 'm' })).toEqual({
    id: 'm',
    email: 'ada@example.com',
    created_at: group.created_on,
    user: { id: null, email: 'ada@example.com', first_name: 'Ada' },
  });
});

test('an entry that is not a member, or that a fixture spells out, is shown as it is', () => {
  expect(shownInList(account, { id: 'gone' })).toEqual({ id: 'gone' });
  expect(shownInList(account, { id: undefined, shown: null })).toBeNull();
  expect(
    shownInFull(account, group, { id: 'm', shown: { id: 'm', email: 'other@example.com' } }),
  ).toMatchObject({
    email: 'other@example.com',
  });
});
