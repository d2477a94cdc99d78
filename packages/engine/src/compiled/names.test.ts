import { expect, test } from 'vitest';
import { openNames } from './names.ts';

test('a table of names finds the integer of a name, and nothing under any other', () => {
  const names = openNames([
    ['a', 0],
    ['b', 7],
  ]);
  names.add('c', 3);
  expect(['a', 'b', 'c', 'd'].map(names.find)).toEqual([0, 7, 3, undefined]);
});

test('a table of names knows nothing before names are added', () => {
  const known = Array.from({ length: 128 }, (_, at) => String.fromCharCode(at)).filter(
    (name) => openNames().find(name) !== undefined,
  );
  expect(known).toEqual([]);
});

test('a table of names knows no name that only objects have', () => {
  const names = openNames([]);
  for (const name of ['toString', 'constructor', '__proto__', '']) expect(names.find(name)).toBeUndefined();
  names.add('__proto__', 5);
  expect(names.find('__proto__')).toBe(5);
});
