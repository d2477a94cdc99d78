import { expect, test } from 'vitest';
import { unitOf } from '../review.fixture.ts';
import { readUnits, unitsText } from './units-file.ts';

const crew = ['ada@example.com', 'bob@example.com'];
const gives = { kind: 'handout', groupId: 'g1', principalId: null, email: null, subjects: crew } as const;
const units = [unitOf('1', { note: 'half “a” line\nmore' }), unitOf('2', gives), unitOf('3', gives)];
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the units of a review are read as they were written, and say once who is in a user group', () => {
  const text = unitsText(units);
  expect(readUnits(bytesOf(text))).toEqual(units);
  expect(text.match(/bob@example\.com/g)).toHaveLength(1);
  expect(readUnits(bytesOf(unitsText([])))).toEqual([]);
});

test('a file of units that is another is refused', () => {
  expect(() => readUnits(bytesOf('{}'))).toThrow(/format/);
  expect(() => readUnits(bytesOf('{'))).toThrow(/not JSON/);
});
