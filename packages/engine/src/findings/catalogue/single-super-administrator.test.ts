import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, superRow } from '../outcome.fixture.ts';

const id = 'single-super-administrator';

test('one Super Administrator is found, and so is having no Super Administrator', () => {
  expect(outcome(id, { members: [superRow('ada'), memberRow('bob')] }).what).toEqual([
    'ada@example.com is the only Super Administrator among the members.',
  ]);
  expect(outcome(id, { members: [memberRow('bob')] }).what).toEqual([
    'No member of the account is a Super Administrator.',
  ]);
});

test('two Super Administrators are clean, whatever else could not be seen', () => {
  const members = ['ada', 'bob'].map(superRow);
  expect(outcome(id, { members }, { members: 'partial' })).toMatchObject({ status: 'clean', examined: 2 });
});

test('somebody who was not seen, or not completely, may be the second Super Administrator', () => {
  expect(outcome(id, { members: [superRow('ada')] }, { members: 'partial' }).status).toBe('not-evaluated');
  const hidden = { ...memberRow('eve'), policies: null, roles: null };
  expect(outcome(id, { members: [superRow('ada'), hidden] })).toMatchObject({
    status: 'not-evaluated',
    unexamined: 1,
  });
});
