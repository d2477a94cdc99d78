import { expect, test } from 'vitest';
import { changed, ledger, token, user, withLog } from '../../activity/activity.fixture.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../../raw-account.fixture.ts';
import { findingCatalogue } from '../catalogue.ts';
import { outcomeOn, superRow, tokenGroupRow, tokenPolicy, tokenRow } from '../outcome.fixture.ts';

const ids = ['privileged-access-without-change', 'write-access-without-change'] as const;
const dns = groupRow('dns', ['dns_records:read', 'dns_records:edit', 'waf:edit'], zoneType);
const reads = groupRow('reads', ['dns_records:read', 'billing:read'], zoneType);
const member = (row: Readonly<Record<string, unknown>>) => ({
  ...row,
  user: { id: `u-${row.id}`, email: `${row.id}@example.com` },
});

const bare = openAccount({
  members: [
    member(memberRow('ada', policyRow('p1', 'allow', [dns], '*'))),
    member(memberRow('bob', policyRow('p2', 'allow', [reads], '*'))),
    member(superRow('root')),
  ],
  accountTokens: [
    tokenRow('t1', {
      policies: [tokenPolicy('p3', [tokenGroupRow('w', ['worker:edit'])], 'com.cloudflare.api.account.a1')],
    }),
  ],
});

const at = '2025-12-01T00:00:00.000Z';
const whatOf = (access: typeof bare, days = 90) =>
  ids.flatMap((one) => outcomeOn(one, access, { withoutChangeDays: days }).what);

test('write access without a change in its area is found, the privileged first, and never what only reads', () => {
  const access = withLog(bare, [changed(user('u-ada'), 'firewall', at)]);
  expect(whatOf(access)).toEqual([
    'root@example.com can write in every area, and no change there is recorded for 90 days; the log goes back to 2025-07-01.',
    'ada@example.com can write in dns_records, and no change there is recorded for 90 days; the log goes back to 2025-07-01.',
    'token:Token t1 can write in worker, and no change there is recorded for 90 days; the log goes back to 2025-07-01.',
  ]);
});

test('changes in every area, or of a product whose area is not known, leave nothing to find', () => {
  const access = withLog(bare, [
    changed(user('u-ada'), 'something-new', at),
    changed(user('u-root'), 'dns_records', at),
    changed(token('t1'), 'workers', at),
  ]);
  expect(ids.map((one) => outcomeOn(one, access))).toMatchObject([
    { status: 'clean', examined: 1 },
    { status: 'clean', examined: 3 },
  ]);
});

test('the days without a change are counted from when the snapshot was taken', () => {
  const access = withLog(bare, [
    changed(user('u-ada'), '*', at),
    changed(user('u-root'), 'dns_records', at),
    changed(token('t1'), 'workers', at),
  ]);
  expect(whatOf(access, 31)).toEqual([]);
  expect(whatOf(access, 30)).toHaveLength(3);
});

test('access without a change is not looked for where the log was not read or goes back less far', () => {
  const silence = { status: 'not-evaluated', missing: ['not-given'], what: [] };
  for (const id of ids) expect(outcomeOn(id, bare)).toMatchObject(silence);
  const younger = { logs: { changes: ledger({ oldest: '2025-11-01T00:00:00.000Z' }), logins: ledger() } };
  for (const id of ids) expect(outcomeOn(id, withLog(bare, [], younger))).toMatchObject(silence);
});

test('nobody is said to be able to write in an area where a deny takes every permission to', () => {
  const waf = groupRow('waf', ['waf:edit'], zoneType);
  const allow = policyRow('p1', 'allow', [dns], '*');
  const opened = openAccount({
    members: [
      member(memberRow('ada', allow, policyRow('p2', 'deny', [waf], '*'))),
      member(memberRow('bob', allow, policyRow('p3', 'deny', [waf], zoneKey('z1')))),
      member(memberRow('cy', allow, policyRow('p4', null, [waf], '*'))),
      member(memberRow('dan', allow, policyRow('p5', 'deny', [waf, dns], '*'))),
    ],
    zones: [zoneRow('z1'), zoneRow('z2')],
  });
  expect(whatOf(withLog(opened, [])).map((what) => what.replace(/, and no .*/, ''))).toEqual([
    'ada@example.com can write in dns_records',
    'bob@example.com can write in dns_records and waf',
    'cy@example.com can write in dns_records and waf',
  ]);
});

test('who has a permission group of which nothing says what it holds is not said to be able to write', () => {
  const opened = openAccount({
    members: [
      member(memberRow('ada', policyRow('p1', 'allow', [dns], '*'))),
      member(memberRow('bob', policyRow('p2', 'allow', [openGroupRow('some', zoneType)], '*'))),
    ],
  });
  expect(whatOf(withLog(opened, [])).map((what) => what.split(' ')[0])).toEqual(['ada@example.com']);
});

test('the log has no reads, so no finding of it says that access is unused', () => {
  const said = findingCatalogue.filter(({ id }) =>
    [...ids, 'member-without-login'].some((one) => one === id),
  );
  expect(said).toHaveLength(3);
  expect(JSON.stringify([said, whatOf(withLog(bare, []))])).not.toMatch(/unused/i);
});
