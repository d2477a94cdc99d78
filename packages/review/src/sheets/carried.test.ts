import { expect, test } from 'vitest';
import { unitOf } from '../review.fixture.ts';
import { openCarried } from './carried.ts';

const web = { groupId: 'g1', groupName: 'Web Team' };
const account = unitOf('account', { kind: 'account', means: 'is a member of the account' });
const membership = unitOf('in', { kind: 'membership', ...web, means: 'is in the user group “Web Team”' });
const ben = unitOf('ben', { ...membership, principalId: '7', email: 'ben@example.com', name: null });
const direct = unitOf('direct', { means: 'can change DNS records', except: ['reading secrets'] });
const gives = { kind: 'handout', ...web, principalId: null, email: null, name: null } as const;
const handout = unitOf('gives', { ...gives, means: 'its members can see analytics' });
const token = unitOf('token', { kind: 'token', principalId: 't1', email: null, name: 'ci' });
const carried = openCarried([account, membership, ben, direct, handout, token]);

test.each([
  ['a membership', membership, ['its members can see analytics']],
  ['what a user group gives', handout, ['Ada, ada@example.com', 'ben@example.com']],
  [
    'an account',
    account,
    ['is in the user group “Web Team”', 'can change DNS records, except reading secrets'],
  ],
  ['a token', token, []],
  ['a direct unit', direct, []],
])('the units that %s carries are said in words', (_, unit, lines) => {
  expect(carried(unit)).toEqual(lines);
});

test('units that carry the same share one list', () => {
  expect(carried(membership)).toBe(carried(ben));
});
