import type { Member, Token } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { conditionsOf } from '../decision/conditions.ts';
import { openAccount } from '../raw-account.fixture.ts';
import { standingNotes, standingWords } from './standing-words.ts';

const { account } = openAccount({
  members: [
    { id: 'ada', status: 'accepted', user: { email: 'ada@example.com' } },
    { id: 'bo', status: 'pending', user: { email: 'bo@example.com' } },
    { id: 'cy', status: 'rejected', user: { email: 'cy@example.com' } },
  ],
  accountTokens: [
    { id: 'plain', name: 'plain', status: 'active' },
    { id: 'off', name: 'off', status: 'disabled' },
    { id: 'over', name: 'over', status: 'active', expires_on: '2022-01-01T00:00:00Z' },
    { id: 'said-over', name: 'said-over', status: 'expired', expires_on: '2022-01-01T00:00:00Z' },
    { id: 'early', name: 'early', status: 'active', not_before: '2999-01-01T00:00:00Z' },
    {
      ...{ id: 'early-and-off', name: 'early-and-off', status: 'disabled' },
      not_before: '2999-01-01T00:00:00Z',
      expires_on: '2999-06-01T00:00:00Z',
    },
    {
      ...{ id: 'begun', name: 'begun', status: 'active' },
      not_before: '2020-01-01T00:00:00Z',
      expires_on: '2999-01-01T00:00:00Z',
    },
    {
      ...{ id: 'begun-and-over', name: 'begun-and-over', status: 'expired' },
      not_before: '2020-01-01T00:00:00Z',
      expires_on: '2022-01-01T00:00:00Z',
    },
    { id: 'ends', name: 'ends', status: 'active', expires_on: '2999-01-01T00:00:00Z' },
    { id: 'odd', name: 'odd', status: 'active', expires_on: 'soon' },
    {
      id: 'office',
      name: 'office',
      status: 'active',
      condition: { 'request.ip': { in: ['192.0.2.0/24'], not_in: ['192.0.2.7/32'] } },
    },
    { id: 'not', name: 'not', status: 'active', condition: { request_ip: { not_in: ['203.0.113.0/24'] } } },
    { id: 'garbled', name: 'garbled', status: 'active', condition: 'office only' },
    {
      id: 'off-office',
      name: 'off-office',
      status: 'disabled',
      condition: { 'request.ip': { in: ['192.0.2.0/24'] } },
    },
  ],
});

const named = (id: string): Member | Token => {
  const found = account.principals.find((principal) => principal.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};

test.each([
  ['ada', []],
  ['bo', ['invited, not yet accepted']],
  ['cy', ['rejected']],
  ['plain', []],
  ['off', ['disabled']],
  ['over', ['expired on 2022-01-01T00:00:00Z']],
  ['said-over', ['expired on 2022-01-01T00:00:00Z']],
  ['early', ['not valid before 2999-01-01T00:00:00Z']],
  ['early-and-off', ['disabled', 'from 2999-01-01T00:00:00Z', 'until 2999-06-01T00:00:00Z']],
  ['begun', ['until 2999-01-01T00:00:00Z']],
  ['begun-and-over', ['expired on 2022-01-01T00:00:00Z']],
  ['ends', ['until 2999-01-01T00:00:00Z']],
  ['odd', []],
  ['office', ['from 192.0.2.0/24 only, not from 192.0.2.7/32']],
  ['not', ['from anywhere, not from 203.0.113.0/24']],
  ['garbled', ['on a condition that cannot be read']],
  ['off-office', ['disabled', 'from 192.0.2.0/24 only']],
])('what stands beside a verdict is, of %s, %j', (id, words) =>
  expect(standingNotes(named(id), account)).toEqual(words),
);

test('nobody who can act has a reason not to', () => {
  for (const principal of account.principals)
    expect(standingWords(principal, account) === null).toBe(principal.standing === 'active');
});

test('a condition of a token takes its standing from nobody', () => {
  for (const id of ['office', 'not', 'garbled', 'ends']) {
    expect(named(id).standing).toBe('active');
    expect(conditionsOf(named(id))).toHaveLength(1);
  }
});
