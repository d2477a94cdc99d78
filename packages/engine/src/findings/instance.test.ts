import { expect, test } from 'vitest';
import type { FindingSubject } from './finding.ts';
import { instancesOf } from './instance.ts';

const member = (key: string): FindingSubject => ({
  kind: 'member',
  key,
  id: key,
  name: `${key}@example.com`,
});

test('an instance keeps its id when it is worded otherwise, renamed, or rests on something else', () => {
  const idOf = (what: string, name: string, evidence: readonly FindingSubject[]) =>
    instancesOf('f', [{ subject: { ...member('a'), name }, what, evidence }])[0]?.id;
  const id = idOf('One.', 'a@example.com', []);
  expect(id).toMatch(/^f-[0-9a-f]{12}$/);
  expect(idOf('Two.', 'b@example.com', [member('b')])).toBe(id);
});

test('instances of one subject differ by what they are about', () => {
  const sighting = { subject: member('a'), what: 'One.' };
  const ids = instancesOf('f', [sighting, { ...sighting, about: ['x'] }, { ...sighting, about: ['y'] }]);
  expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  expect(instancesOf('g', [sighting])[0]?.id).not.toBe(instancesOf('f', [sighting])[0]?.id);
});

test('the same twice is one, with the evidence of both', () => {
  const [only, ...others] = instancesOf('f', [
    { subject: member('a'), what: 'One.', evidence: [member('c'), member('b')] },
    { subject: member('a'), what: 'One.', evidence: [member('b')] },
  ]);
  expect(others).toEqual([]);
  expect(only?.evidence.map(({ key }) => key)).toEqual(['b', 'c']);
});
