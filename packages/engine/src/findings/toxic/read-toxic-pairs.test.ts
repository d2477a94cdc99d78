import { expect, test } from 'vitest';
import { readToxicPairs } from './read-toxic-pairs.ts';

const file = (...pairs: readonly unknown[]) => ({ format: 'grantlens.toxic', version: 1, pairs });

test('a pair without a title is called by its permissions', () => {
  expect(readToxicPairs(file({ id: 'a', both: ['dns_records:edit', 'Billing'] }))).toEqual([
    { id: 'a', title: 'dns_records:edit and Billing', both: ['dns_records:edit', 'Billing'] },
  ]);
});

test.each([
  ['one permission alone', file({ id: 'a', both: ['x'] }), 'pairs.0.both'],
  ['three', file({ id: 'a', both: ['x', 'y', 'z'] }), 'pairs.0.both'],
  [
    'an id twice',
    file({ id: 'a', both: ['x', 'y'] }, { id: 'a', both: ['x', 'z'] }),
    'pairs: two pairs have one id',
  ],
  ['no pairs at all', { format: 'grantlens.toxic', version: 1 }, 'pairs'],
])('a file of toxic pairs with %s is refused where it is wrong', (_, wrong, where) => {
  expect(() => readToxicPairs(wrong)).toThrow(where);
});
