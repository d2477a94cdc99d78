import { expect, test } from 'vitest';
import { unitOf } from '../review.fixture.ts';
import { readUnits, unitsText } from './units-file.ts';

const crew = ['ada@example.com', 'bob@example.com'];
const gives = { kind: 'handout', groupId: 'g1', principalId: null, email: null, subjects: crew } as const;
const findings = { findings: ['f-1', 'f-2'], found: ['high: nobody uses it', 'low: nobody is in it'] };
const units = [
  unitOf('1', { note: 'half “a” line\nmore' }),
  unitOf('2', { ...gives, ...findings }),
  unitOf('3', { ...gives, ...findings }),
];
const bytesOf = (text: string) => new TextEncoder().encode(text);

test('the units of a review are read as they were written, and say once who is in a user group and what was found', () => {
  const text = unitsText(units);
  expect(readUnits(bytesOf(text))).toEqual(units);
  expect(text.match(/bob@example\.com/g)).toHaveLength(1);
  expect(text.match(/nobody uses it/g)).toHaveLength(1);
  expect(readUnits(bytesOf(unitsText([])))).toEqual([]);
});

test('a file of units that is another is refused', () => {
  expect(() => readUnits(bytesOf('{}'))).toThrow(/format/);
  expect(() => readUnits(bytesOf('{'))).toThrow(/not JSON/);
});
