import { expect, test } from 'vitest';
import { didYouMean, nearest, orList } from './nearest.ts';

test('the nearest candidates are at most three, nearest first', () => {
  expect(nearest('kitten', ['sitting', 'mitten', 'kitchen', 'zebra'])).toEqual([
    'mitten',
    'kitchen',
    'sitting',
  ]);
});

test('the nearest candidates are as many as are asked for', () => {
  expect(nearest('abc', ['abd', 'xyz'], 1)).toEqual(['abd']);
});

test('the nearest candidates put a word that holds what was typed before one that is only spelled alike', () => {
  expect(nearest('dns', ['dna', 'dns settings of the account'], 1)).toEqual(['dns settings of the account']);
  expect(nearest('dns', ['abc', 'my dns'], 1)).toEqual(['my dns']);
  expect(nearest('dns', ['dna', 'dnsx'], 1)).toEqual(['dnsx']);
});

test('the nearest candidates put a word that stands in what was typed before one that is only spelled alike', () => {
  expect(nearest('my zones', ['my stones', 'zones'], 1)).toEqual(['zones']);
});

test('the nearest candidates go by the beginnings of words, in whatever stands between them', () => {
  expect(nearest('dns:edit', ['lb:edit', 'dns_records:edit', 'dns_records:read'], 1)).toEqual([
    'dns_records:edit',
  ]);
  expect(
    nearest('super admin', ['Admin', 'Super Bot Fight Mode', 'Super Administrator - All Privileges'], 1),
  ).toEqual(['Super Administrator - All Privileges']);
  expect(nearest('cache purger', ['Cache Purge', 'Page Purger', 'Workers'], 1)).toEqual(['Cache Purge']);
});

test('the nearest candidates do not depend on case, and are given as they are spelled', () => {
  expect(nearest('ADA', ['bob', 'Ada'], 1)).toEqual(['Ada']);
  expect(nearest('ada', ['bob', 'ADA'], 1)).toEqual(['ADA']);
  expect(nearest('ADA', ['adx', 'XXADA'], 1)).toEqual(['XXADA']);
});

test('the nearest candidates are each named once', () => {
  expect(nearest('a', ['ab', 'ab', 'abc'])).toEqual(['ab', 'abc']);
});

test('the nearest candidates come in order of the alphabet where they are equally near', () => {
  expect(nearest('a', ['d', 'b', 'c'])).toEqual(['b', 'c', 'd']);
  expect(nearest('a', ['b', 'c', 'd'])).toEqual(['b', 'c', 'd']);
});

test.each([
  [[], ''],
  [['a'], '"a"'],
  [['a', 'b'], '"a" or "b"'],
  [['a', 'b', 'c'], '"a", "b" or "c"'],
])('a list of words of %j reads %s', (words, text) => expect(orList(words)).toBe(text));

test('a hint is empty where there is nothing to hint at', () => expect(didYouMean('a', [])).toBe(''));
test('a hint names the one there is', () => expect(didYouMean('a', ['b'])).toBe('; the nearest is "b"'));
test('a hint names each as it has to be typed', () =>
  expect(didYouMean('robo', ['robot'], (name) => `token:${name}`)).toBe('; the nearest is "token:robot"'));
test('a hint names several that are near', () =>
  expect(didYouMean('a', ['b', 'c'])).toBe('; the nearest are "b" or "c"'));
