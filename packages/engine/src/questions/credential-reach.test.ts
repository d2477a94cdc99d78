import { type CollectionStatus, normalise, type Snapshot } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { compile } from '../access/access.ts';
import { everythingRow, tokenGroupRow, tokenPolicy, tokenRow } from '../findings/outcome.fixture.ts';
import { accountKey, rawSnapshot, theAccount, zoneKey, zoneRow, zoneType } from '../raw-account.fixture.ts';
import { whoCan } from './who-can.ts';

const zoneRead = tokenGroupRow('zr', ['zone:read'], [zoneType]);
const tokensRead = tokenGroupRow('tr', ['account_api_tokens:read']);
const open = { id: 'open', name: 'Something', scopes: [zoneType] };
const provisioning = { id: 'ap', name: 'API Token Provisioning', scopes: ['com.cloudflare.api.account'] };
const whole = tokenPolicy('all', [zoneRead], `${zoneType}.*`);
const everyToken = tokenPolicy('tokens', [tokensRead], accountKey);

/** What is seen of zones and tokens by a token with these policies. */
function seenBy(policies: readonly unknown[], others: readonly unknown[] = [tokenRow('other')]) {
  const rows = {
    zones: [zoneRow('z1'), zoneRow('z2')],
    accountTokens: [tokenRow('own', { policies }), ...others],
  };
  const snapshot: Snapshot = rawSnapshot(rows);
  const source = { ...snapshot.source, credential: { kind: 'account-token' as const, id: 'own' } };
  return compile(normalise({ ...snapshot, source }));
}

const statusOf = (
  { account }: ReturnType<typeof seenBy>,
  collection: CollectionName,
): CollectionStatus | undefined => account.coverage.find((row) => row.collection === collection)?.status;

test.each<[string, readonly unknown[]]>([
  ['may read every zone', [whole]],
  ['may read all of the account', [tokenPolicy('p', [zoneRead], accountKey)]],
  [
    'may read one zone, and by another policy every one',
    [tokenPolicy('p', [zoneRead], zoneKey('z1')), whole],
  ],
  ['may do everything', [tokenPolicy('p', [everythingRow], accountKey)]],
  ['may hold it by a group of which nobody knows the contents', [tokenPolicy('p', [open], accountKey)]],
  ['has policies that cannot be read', [7]],
])('the zones that a token sees are all of them where it %s', (_, policies) => {
  expect(statusOf(seenBy(policies), 'zones')).toBe('complete');
});

test.each<[string, readonly unknown[]]>([
  ['may read one', [tokenPolicy('p', [zoneRead], zoneKey('z1'))]],
  ['may read each of those it sees', [tokenPolicy('p', [zoneRead], zoneKey('z1'), zoneKey('z2'))]],
  ['may read none', [everyToken]],
  ['is denied one', [whole, { ...tokenPolicy('d', [zoneRead], zoneKey('z1')), effect: 'deny' }]],
])('the zones that a token sees are a part of them where it %s', (_, policies) => {
  const access = seenBy([...policies, everyToken]);
  expect(statusOf(access, 'zones')).toBe('partial');
  expect(access.account.gaps.get('partial:zones' as never)?.clouds).toMatch(/^which other zones there are: /);
  expect(statusOf(access, 'accountTokens')).toBe('complete');
});

test('the zones that a token sees are what the file says where the token is not among those of the account', () => {
  const { account } = compile(
    normalise(rawSnapshot({ zones: [zoneRow('z1')], accountTokens: [tokenRow('x')] })),
  );
  expect(account.coverage.every(({ status }) => status === 'complete')).toBe(true);
});

test('the tokens that a token sees are all of them where it may read them, even if it makes tokens too', () => {
  expect(statusOf(seenBy([whole, everyToken], []), 'accountTokens')).toBe('complete');
  const both = [whole, everyToken, tokenPolicy('p', [provisioning], accountKey)];
  expect(statusOf(seenBy(both), 'accountTokens')).toBe('complete');
});

test.each([
  [
    'it makes tokens, and sees those it made',
    [whole, tokenPolicy('p', [provisioning], accountKey)],
    [tokenRow('made')],
  ],
  ['it sees itself alone', [whole], []],
])(
  'the tokens that a token sees are a part of them where %s, and then no list of principals is complete',
  (_, policies, others) => {
    const access = seenBy(policies, others);
    expect(statusOf(access, 'accountTokens')).toBe('partial');
    const answer = whoCan(access, { kind: 'atomic', name: 'dns_records:edit' }, theAccount);
    expect(answer.complete).toBe(false);
    expect(answer.gaps.map(({ id }) => id)).toContain('partial:accountTokens');
  },
);
