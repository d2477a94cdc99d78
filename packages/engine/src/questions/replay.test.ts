import { expect, test } from 'vitest';
import { compile } from '../access/access.ts';
import { changed, token, user, withLog } from '../activity/activity.fixture.ts';
import { applyEdits } from '../edit/apply-edits.ts';
import { tokenGroupRow, tokenPolicy, tokenRow } from '../findings/outcome.fixture.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { readEdits } from '../resolve/edit.ts';
import { replay } from './replay.ts';

const dns = groupRow('dns', ['dns_records:read', 'dns_records:edit'], zoneType);
const reads = groupRow('reads', ['dns_records:read'], zoneType);
const at = '2025-12-01T00:00:00.000Z';
const bare = openAccount({
  members: [
    {
      ...memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1'))),
      user: { id: 'u-ada', email: 'ada@example.com' },
    },
    {
      ...memberRow('bob', policyRow('p2', 'allow', [reads], '*')),
      user: { id: 'u-bob', email: 'bob@example.com' },
    },
  ],
  accountTokens: [
    tokenRow('t1', {
      policies: [tokenPolicy('p3', [tokenGroupRow('w', ['worker:edit'])], 'com.cloudflare.api.account.a1')],
    }),
  ],
  zones: [zoneRow('z1')],
});
const inZone = { zone: 'z1' } as const;
const access = withLog(bare, [
  changed(user('u-ada'), 'dns_records', at, { ...inZone, count: 4 }),
  changed(user('u-bob'), 'dns_records', at, inZone),
  changed(token('t1'), 'workers', at, { kind: 'create' }),
  changed(user('u-ada'), 'login', at, { kind: 'login' }),
  changed(user('gone'), 'dns_records', at, inZone),
  changed(user('u-ada'), 'something-new', at),
  changed(user('u-ada'), 'dns_records', at, { zone: 'deleted' }),
  changed(user('u-ada'), 'dns_records', at),
]);

const replayed = (...sentences: readonly string[]) => {
  const { account } = access;
  return replay(access, compile(applyEdits(account, readEdits(sentences, account))));
};
const lost = (...sentences: readonly string[]) =>
  replayed(...sentences).lost.map(({ principal, change, permissions, verdictAfter }) =>
    [principal.id, change.product, change.count, permissions.join(), verdictAfter].join(' '),
  );

test('a replay lists the changes that were allowed and would not be any more', () => {
  expect(lost('remove policy p1')).toEqual(['ada dns_records 4 dns_records:edit not-granted']);
  expect(lost('disable token "Token t1"')).toEqual(['t1 workers 1 worker:edit not-granted']);
  expect(lost('remove member ada@example.com', 'remove token "Token t1"')).toHaveLength(2);
});

test('a replay lists nothing where somebody loses what they changed nothing with, or could not do before', () => {
  expect(lost('remove policy p2')).toEqual([]);
  expect(replay(access, access)).toMatchObject({ lost: [], asked: 6, unclear: 0 });
});

test('a replay counts apart what it cannot ask about', () => {
  expect(replayed('remove policy p1').notMapped).toEqual({ actors: 1, products: 1, places: 2 });
});
