import { expect, test } from 'vitest';
import {
  accountType,
  groupRow,
  memberRow,
  openAccount,
  policyRow,
  principalOf,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { viaWords } from '../words/words.ts';
import { compare } from './compare.ts';

const dns = groupRow('dns', ['dns_records:edit'], [accountType, zoneType]);
const waf = groupRow('waf', ['waf:edit']);
const rows = {
  members: [
    memberRow('ada', policyRow('p1', 'allow', [waf], '*')),
    memberRow('bob', policyRow('p2', 'allow', [waf], '*'), policyRow('p3', 'deny', [dns], '*')),
    memberRow('cal'),
  ],
  accountTokens: [
    {
      id: 't',
      name: 'robot',
      status: 'active',
      policies: [{ ...policyRow('p4', null, [], '*'), effect: 'allow' }],
    },
  ],
  userGroups: [{ id: 'g1', name: 'Team', policies: [policyRow('p5', 'allow', [dns], zoneKey('z1'))] }],
  userGroupMembers: { g1: [{ id: 'ada' }, { id: 'bob' }] },
  permissionGroups: [dns, waf],
  zones: [zoneRow('z1')],
};
const access = openAccount(rows);
const differences = (first: string, second: string) => {
  const answer = compare(access, principalOf(access, first), principalOf(access, second));
  return answer.differences.map((one) => [
    one.permissionGroup?.id,
    one.scope.kind,
    ...[one.first, one.second].map(({ verdict, via }) => [verdict, ...via.map(viaWords)].join(' ')),
  ]);
};

test('what two principals hold alike is not a difference, whichever policies give it', () => {
  expect(differences('member:ada', 'member:ada')).toEqual([]);
  expect(differences('member:ada', 'member:bob').map(([group]) => group)).not.toContain('waf');
});

test('what one has and the other has not is a difference with the path of the one who has it', () => {
  expect(differences('member:ada', 'member:cal')).toEqual([
    ['dns', 'resource', 'allowed group Team', 'not-granted'],
    ['waf', 'account', 'allowed direct', 'not-granted'],
  ]);
  expect(differences('member:cal', 'token:t')).toEqual([]);
});

test('a deny of one is shown with the path of the deny', () => {
  expect(differences('member:bob', 'member:cal')).toContainEqual([
    'dns',
    'account',
    'denied direct',
    'not-granted',
  ]);
});

test('who else is in the account does not matter, and user groups that were not seen do', () => {
  const of = (statuses: Parameters<typeof openAccount>[1]) => {
    const opened = openAccount(rows, statuses);
    return compare(opened, principalOf(opened, 'member:ada'), principalOf(opened, 'member:cal')).complete;
  };
  expect([of({}), of({ members: 'partial' }), of({ userGroups: 'forbidden' })]).toEqual([true, true, false]);
});
