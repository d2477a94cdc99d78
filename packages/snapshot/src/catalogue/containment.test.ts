import { expect, test } from 'vitest';
import { readCatalogue } from './catalogue-file.ts';

const groups = (count: number, contains: (index: number) => readonly string[], permissions = 0) =>
  Array.from({ length: count }, (_, index) => ({
    label: `g${index}`,
    permissions: Array.from({ length: permissions }, (_, at) => `area${at}:read`),
    complete: true,
    contains: contains(index),
  }));

const read = (all: readonly unknown[]) =>
  readCatalogue({ format: 'grantlens.catalogue', version: 1, groups: all });

test.each<[string, readonly unknown[]]>([
  ['a chain of 100,000', groups(100_000, (index) => [`g${index + 1}`])],
  ['a circle of 1,000', groups(1000, (index) => [`g${(index + 1) % 1000}`])],
  ['400 that all contain one another', groups(400, () => Array.from({ length: 400 }, (_, at) => `g${at}`))],
  ['a chain of 100 with 100 permissions each', groups(100, (index) => [`g${index + 1}`], 100)],
])('groups that contain one another too often are refused: %s', (_, all) => {
  expect(() => read(all)).toThrow('its groups contain one another too often');
});

test.each<[string, readonly unknown[]]>([
  ['a chain of 200', groups(200, (index) => [`g${index + 1}`])],
  ['a circle of 200', groups(200, (index) => [`g${(index + 1) % 200}`])],
  ['one with 50,000 others', groups(1, () => Array.from({ length: 50_000 }, (_, at) => `other${at}`))],
])('groups that contain others are read: %s', (_, all) => expect(read(all)).toHaveLength(all.length));
