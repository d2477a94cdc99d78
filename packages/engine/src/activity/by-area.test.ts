import { expect, test } from 'vitest';
import { memberRow, openAccount, principalOf } from '../raw-account.fixture.ts';
import { changed, ledger, user, withLog } from './activity.fixture.ts';
import { activityByArea } from './by-area.ts';
import { openActivity } from './last-activity.ts';

const bare = openAccount({
  members: [{ ...memberRow('ada'), user: { id: 'u-ada', email: 'ada@example.com' } }],
});
const byArea = (access: typeof bare) =>
  activityByArea(openActivity(access.account), principalOf(access, 'member:ada'));

test('what somebody changed is in each area that its product needs, and in none where that is not known', () => {
  const at = (month: string) => `2025-${month}-01T00:00:00.000Z`;
  const access = withLog(bare, [
    changed(user('u-ada'), 'dns_records', at('09'), { count: 3 }),
    changed(user('u-ada'), 'dns_records', at('08'), { zone: 'z1' }),
    changed(user('u-ada'), 'cache_settings', at('10')),
    changed(user('u-ada'), 'something-new', at('11'), { count: 5 }),
    changed(user('u-ada'), '*', at('07')),
    changed(user('u-ada'), 'login', at('12'), { kind: 'login' }),
    changed(user('somebody-else'), 'waf', at('12')),
  ]);
  expect(byArea(access)).toEqual({
    areas: [
      { area: 'cache_settings', at: at('10'), changes: 1 },
      { area: 'dns_records', at: at('09'), changes: 4 },
      { area: 'zone_settings', at: at('10'), changes: 1 },
    ],
    inNoArea: { changes: 6, at: at('11') },
  });
});

test('nothing is known by area where the log of changes was not read', () => {
  expect(byArea(bare)).toBeNull();
  const logs = { changes: ledger({ status: 'forbidden' }), logins: ledger() };
  expect(byArea(withLog(bare, [], { logs }))).toBeNull();
  expect(byArea(withLog(bare, []))).toEqual({ areas: [], inNoArea: { changes: 0, at: null } });
});
