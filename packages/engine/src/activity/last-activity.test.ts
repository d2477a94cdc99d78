import { expect, test } from 'vitest';
import { tokenRow } from '../findings/outcome.fixture.ts';
import { memberRow, openAccount } from '../raw-account.fixture.ts';
import { changed, ledger, token, user, withLog } from './activity.fixture.ts';
import { openActivity } from './last-activity.ts';
import { lastActivityWords } from './words.ts';

const since = '2025-07-01T00:00:00.000Z';
const member = (id: string) => ({ ...memberRow(id), user: { id: `u-${id}`, email: `${id}@example.com` } });
const bare = openAccount({
  members: [member('ada'), member('bob'), { ...memberRow('cy'), email: 'Cy@Example.com' }],
  accountTokens: [tokenRow('t1', { last_used_on: '2025-12-20T00:00:00Z' }), tokenRow('t2')],
});

const lastOf = (access: typeof bare) => {
  const book = openActivity(access.account);
  return Object.fromEntries(access.account.principals.map((one) => [one.id, book.last(one)]));
};

test('nothing is known of who does what where no audit log was read, but when a token was used', () => {
  expect(lastOf(bare)).toEqual({
    ada: null,
    bob: null,
    cy: null,
    t1: { at: '2025-12-20T00:00:00.000Z', kind: 'token-used', since: null },
    t2: null,
  });
});

test('the last activity is the newest change, login or use, and is nothing since the log began', () => {
  const access = withLog(bare, [
    changed(user('u-ada'), 'dns_records', '2025-09-01T00:00:00.000Z'),
    changed(user('u-ada'), 'login', '2025-10-01T00:00:00.000Z', { kind: 'login' }),
    changed(user('gone', 'cy@example.com'), 'workers', '2025-08-01T00:00:00.000Z'),
    changed(token('t1'), 'dns_records', '2025-11-01T00:00:00.000Z'),
    changed(token('t2'), 'dns_records', '2025-11-02T00:00:00.000Z'),
  ]);
  expect(lastOf(access)).toEqual({
    ada: { at: '2025-10-01T00:00:00.000Z', kind: 'login', since },
    bob: { at: null, kind: null, since },
    cy: { at: '2025-08-01T00:00:00.000Z', kind: 'change', since },
    t1: { at: '2025-12-20T00:00:00.000Z', kind: 'token-used', since },
    t2: { at: '2025-11-02T00:00:00.000Z', kind: 'change', since },
  });
});

test('an actor is joined by user id, then token id, then e-mail, which is said', () => {
  const access = withLog(bare, [
    changed({ ...user('u-ada', 'bob@example.com'), tokenId: 't1' }, 'workers', since),
    changed({ ...user('gone', 'bob@example.com'), tokenId: 't1' }, 'workers', since),
    changed(user('gone', 'BOB@example.com'.toLowerCase()), 'workers', since),
    changed(user('gone'), 'workers', since),
  ]);
  const book = openActivity(access.account);
  const joined = access.account.principals.map((one) => [one.id, book.of(one).joinedBy]);
  expect(Object.fromEntries(joined)).toEqual({
    ada: ['user-id'],
    bob: ['e-mail'],
    cy: [],
    t1: ['token-id'],
    t2: [],
  });
  expect(book.unjoined).toHaveLength(1);
});

test('an e-mail that two members have joins nobody', () => {
  const twins = openAccount({ members: [memberRow('a'), { ...memberRow('b'), email: 'a@example.com' }] });
  const access = withLog(twins, [changed(user('gone', 'a@example.com'), 'workers', since)]);
  expect(openActivity(access.account).unjoined).toHaveLength(1);
});

test('a log that begins later than its window says something since its oldest row', () => {
  const oldest = '2025-12-24T00:00:00.000Z';
  const access = withLog(bare, [], { logs: { changes: ledger({ oldest }), logins: ledger() } });
  expect(lastOf(access).bob).toEqual({ at: null, kind: null, since: oldest });
});

test('a log that may not be read is not one without rows', () => {
  const forbidden = ledger({ status: 'forbidden', rows: 0, oldest: null });
  const neither = withLog(bare, [], { logs: { changes: forbidden, logins: forbidden } });
  expect(lastOf(neither).bob).toBeNull();
  const one = withLog(bare, [], { logs: { changes: ledger(), logins: forbidden } });
  expect(lastOf(one).bob).toEqual({ at: null, kind: null, since });
});

test('a change counts in the areas of its product and in its zone', () => {
  const at = '2025-09-01T00:00:00.000Z';
  const access = withLog(bare, [
    changed(user('u-ada'), 'dns_records', at, { zone: 'z1' }),
    changed(user('u-bob'), 'something-new', at),
  ]);
  const book = openActivity(access.account);
  const [ada, bob] = access.account.principals;
  const atOf = (who: typeof ada, area: string, zone: string | null, withUnmapped = false) =>
    who && book.lastChange(who, { areas: new Set([area]), zone, withUnmapped })?.at;
  expect(atOf(ada, 'dns_records', null)).toBe(at);
  expect(atOf(ada, 'dns_records', 'z1')).toBe(at);
  expect(atOf(ada, 'dns_records', 'z2')).toBeNull();
  expect(atOf(ada, 'worker', null)).toBeNull();
  expect(atOf(bob, 'worker', null)).toBeNull();
  expect(atOf(bob, 'worker', null, true)).toBe(at);
});

test.each([
  [null, 'the audit log was not read'],
  [{ at: since, kind: 'change', since }, 'changed something on 2025-07-01'],
  [{ at: since, kind: 'token-used', since: null }, 'was used on 2025-07-01'],
  [{ at: null, kind: null, since }, 'no recorded change or login since 2025-07-01'],
] as const)('the last activity %j is said as: %s', (last, words) => {
  expect(lastActivityWords(last)).toBe(words);
});
