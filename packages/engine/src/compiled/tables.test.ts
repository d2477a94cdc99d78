import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, zoneKey } from '../raw-account.fixture.ts';
import { compileTables } from './tables.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const { account } = openAccount({
  members: [
    memberRow('ada', policyRow('p1', 'allow', [dns], zoneKey('z1')), policyRow('p2', 'deny', [dns], '*')),
    memberRow('bob', policyRow('p1', 'allow', [dns], zoneKey('z1'), zoneKey('z2'))),
  ],
});

test('the tables of an index hold no more than the states there are', () => {
  const { words, states, blocks } = compileTables(account);
  expect(words).toHaveLength(states.count() * blocks * 4);
  expect(words).toBe(states.words());
});

test('the tables of an index name the holders of each resource that is named', () => {
  const { naming, holderOfList, resources } = compileTables(account);
  const holders = (id: string) => {
    const number = resources.find(zoneKey(id));
    const lists = [...naming.owners.slice(naming.starts[number], naming.starts[number + 1])];
    return lists.map((list) => holderOfList[list]);
  };
  expect([holders('z1'), holders('z2')]).toEqual([[0, 1], [1]]);
});
