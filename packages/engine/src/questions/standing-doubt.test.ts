import { expect, test } from 'vitest';
import { isOpen } from '../decision/standing-doubt.ts';
import { tokenGroupRow, tokenPolicy, tokenRow } from '../findings/outcome.fixture.ts';
import { accountKey, openAccount, principalOf, theAccount } from '../raw-account.fixture.ts';
import { can } from './can.ts';
import { matrix } from './matrix.ts';
import { whatCan } from './what-can.ts';
import { whoCan } from './who-can.ts';

const policies = [tokenPolicy('p', [tokenGroupRow('dns', ['dns:edit'])], accountKey)];
const edit = { kind: 'atomic', name: 'dns:edit' } as const;
const other = { kind: 'atomic', name: 'dns_records:read' } as const;
const withToken = (fields: Readonly<Record<string, unknown>>) =>
  openAccount({ accountTokens: [tokenRow('t', { policies, ...fields })] });
const gapIds = (gaps: readonly { readonly id: string }[]) => gaps.map(({ id }) => id);
const doubt = ['date-unreadable:accountTokens[t]'];

for (const [field, date] of [
  ['expires_on', '2027-01-01T00:00:00'],
  ['expires_on', '2027-02-30T00:00:00Z'],
  ['expires_on', '2027-01-01'],
  ['expires_on', 'garbage'],
  ['expires_on', '1'],
  ['expires_on', ''],
  ['expires_on', 1_800_000_000],
  ['not_before', '2025-01-01 00:00'],
  ['not_before', 'Thu, 01 Jan 2025 00:00:00 GMT'],
] as const) {
  const access = withToken({ [field]: date });
  const token = principalOf(access, 'token:t');

  test(`a token with the ${field} ${JSON.stringify(date)} is on the list of those who can, and the list is not complete`, () => {
    const answer = whoCan(access, edit, theAccount);
    expect(answer.listed.map(({ principal }) => principal.key)).toEqual(['token:t']);
    expect(gapIds(answer.gaps)).toEqual(doubt);
    expect(answer.complete).toBe(false);
  });

  test(`a token with the ${field} ${JSON.stringify(date)} has its verdict, with the gap, in every question`, () => {
    const answer = can(access, token, edit, theAccount);
    expect(answer.verdict).toBe('allowed');
    expect(gapIds(answer.gaps)).toEqual(doubt);
    expect(isOpen(answer)).toBe(true);
    expect(whatCan(access, token)).toMatchObject({ complete: false });
    expect(gapIds(whatCan(access, token).gaps)).toEqual(doubt);
    const table = matrix(access, { permissions: [edit], subjects: [theAccount], standings: ['active'] });
    expect(table.complete).toBe(false);
  });

  test(`a token with the ${field} ${JSON.stringify(date)} is certainly not granted what its policies do not give`, () => {
    const answer = can(access, token, other, theAccount);
    expect(answer).toMatchObject({ verdict: 'not-granted', gaps: [] });
    expect(isOpen(answer)).toBe(false);
    expect(whoCan(access, other, theAccount)).toMatchObject({ listed: [], gaps: [], complete: true });
  });

  test(`a token with the ${field} ${JSON.stringify(date)} is an issue at its place`, () => {
    expect(access.account.issues).toContainEqual({
      collection: 'accountTokens',
      path: `accountTokens[t].${field}`,
      message: 'it is not an RFC 3339 time',
    });
  });
}

test.each([
  ['another date says that it is over', { expires_on: '2025-01-01T00:00:00Z', not_before: 'garbage' }],
  ['its status says that it cannot act', { status: 'disabled', expires_on: 'garbage' }],
])('a token is not in doubt where %s', (_, fields) => {
  const access = withToken(fields);
  expect(principalOf(access, 'token:t')).toMatchObject({ standing: 'inactive', standingGap: null });
  expect(whoCan(access, edit, theAccount)).toMatchObject({ listed: [], complete: true });
});

test.each([
  [undefined],
  [null],
  ['2027-01-01T00:00:00Z'],
  ['2027-01-01T00:00:00.123456Z'],
  ['2027-01-01T00:00:00+05:30'],
])('a token is not in doubt with the expiry %j', (expires_on) => {
  expect(whoCan(withToken({ expires_on }), edit, theAccount)).toMatchObject({ gaps: [], complete: true });
});

test('a token is not in doubt when nobody can read when it was last used', () => {
  const access = withToken({ last_used_on: 'yesterday' });
  expect(principalOf(access, 'token:t')).toMatchObject({ lastUsedOn: null, standingGap: null });
  expect(access.account.issues.map(({ path }) => path)).toEqual(['accountTokens[t].last_used_on']);
});
