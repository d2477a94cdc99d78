import { expect, test } from 'vitest';
import { openListIndex } from './list-index.ts';
import { ownNames, principalNames } from './own-names.ts';
import { type Principal, unshownName } from './principal.ts';

const things = [
  { id: 1, names: ['a', 'b'] },
  { id: 2, names: ['b'] },
  { id: 3, names: [] },
  { id: 4, names: ['c', 'a', 'a'] },
];
const open = () => {
  const find = openListIndex(
    () => things,
    ({ names }) => names,
  );
  return (...names: readonly string[]) => find(names).map(({ id }) => id);
};

test('a list that is asked once is given whole, and has no index', () => {
  expect(open()('a')).toEqual([1, 2, 3, 4]);
});

test('a list that is asked again gives what has one of the names, each once and in its order', () => {
  const find = open();
  find();
  expect(find('a')).toEqual([1, 4]);
  expect(find('c', 'b', 'a')).toEqual([1, 2, 4]);
  expect(find('d')).toEqual([]);
  expect(find()).toEqual([]);
});

test('a list of lists gives the lists themselves', () => {
  const lists = [['a'], ['b', 'c']];
  const find = openListIndex(
    () => lists,
    (one) => one,
  );
  find([]);
  expect(find(['c', 'a'])).toEqual(lists);
});

test('the names of a list hold the one that must not be shown, in small letters', () => {
  const group = { id: 'G1', name: null, key: 'g1', [unshownName]: 'Ops' };
  expect(ownNames(group)).toEqual(['g1', 'ops']);
  const member = { kind: 'member', id: 'M', userId: 'U', email: null, key: 'member:M', name: null };
  const hidden = { ...member, [unshownName]: 'Ada@Example.com' } as unknown as Principal;
  expect(principalNames(hidden)).toEqual(['m', 'u', 'member:m', 'ada@example.com']);
});
