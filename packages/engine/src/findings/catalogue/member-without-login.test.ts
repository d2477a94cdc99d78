import { expect, test } from 'vitest';
import { changed, ledger, user, withLog } from '../../activity/activity.fixture.ts';
import { memberRow, openAccount } from '../../raw-account.fixture.ts';
import { outcomeOn } from '../outcome.fixture.ts';

const id = 'member-without-login';
const member = (name: string) => ({
  ...memberRow(name),
  user: { id: `u-${name}`, email: `${name}@example.com` },
});
const bare = openAccount({ members: [member('ada'), member('bob'), { ...member('cy'), status: 'pending' }] });
const login = changed(user('u-ada'), 'login', '2025-10-01T00:00:00.000Z', { kind: 'login' });

test('an accepted member without a login is found once the log goes back far enough', () => {
  expect(outcomeOn(id, withLog(bare, [login]))).toEqual({
    status: 'found',
    examined: 2,
    unexamined: 0,
    missing: [],
    what: ['bob@example.com has no recorded login since 2025-07-01.'],
  });
});

test('a login through single sign-on is a login', () => {
  const sso = changed(user('u-bob'), 'sso_login', '2025-11-01T00:00:00.000Z', { kind: 'login' });
  expect(outcomeOn(id, withLog(bare, [login, sso])).status).toBe('clean');
});

const said = (access: typeof bare, days = 90) => {
  const { status, missing, what } = outcomeOn(id, access, { withoutChangeDays: days });
  return { status, missing, what };
};
const silence = { status: 'not-evaluated', missing: ['not-given'], what: [] };

test('member-without-login says nothing where the log was not read, is empty or goes back less far', () => {
  expect(said(bare)).toEqual(silence);
  const logins = (more: object) => withLog(bare, [], { logs: { changes: ledger(), logins: ledger(more) } });
  expect(said(logins({ status: 'forbidden', rows: 0, oldest: null }))).toEqual(silence);
  expect(said(logins({ rows: 0, oldest: null }))).toEqual(silence);
  expect(said(logins({ oldest: '2025-12-01T00:00:00.000Z' }))).toEqual(silence);
  expect(said(logins({ oldest: '2025-12-01T00:00:00.000Z' }), 30).status).toBe('found');
  expect(said(withLog(bare, []), 185)).toEqual(silence);
});
