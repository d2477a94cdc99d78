import { expect, test } from 'vitest';
import { changed, user, withLog } from '../../activity/activity.fixture.ts';
import { openAccount } from '../../raw-account.fixture.ts';
import { outcomeOn, superRow } from '../outcome.fixture.ts';

const id = 'privileged-access-without-change';
const bare = openAccount({
  members: [{ ...superRow('root'), user: { id: 'u-root', email: 'root@example.com' } }],
});

test('a Super Administrator who changed anything at all is not one without a change', () => {
  const change = (at: string) => withLog(bare, [changed(user('u-root'), 'zones', at)]);
  expect(outcomeOn(id, change('2025-12-01T00:00:00.000Z')).status).toBe('clean');
  expect(outcomeOn(id, change('2025-08-01T00:00:00.000Z')).status).toBe('found');
});
