import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'previous-review-not-closed';
const members = [memberRow('ada')];
const after = (previousReview: { readonly isClosed: boolean; readonly undecided: number }) =>
  outcome(id, { members }, {}, { previousReview });

test('a previous review that was not closed is found, with what is open in it', () => {
  expect(after({ isClosed: false, undecided: 0 }).what).toEqual(['The previous review was not closed.']);
  expect(after({ isClosed: false, undecided: 1 }).what).toEqual([
    'The previous review was not closed; 1 unit has no decision in it.',
  ]);
});

test('a previous review that was closed is clean', () => {
  expect(after({ isClosed: true, undecided: 0 })).toMatchObject({ status: 'clean', examined: 1 });
});

test('previous-review-not-closed is not evaluated without the decisions of a previous review', () => {
  expect(outcome(id, { members }).status).toBe('not-evaluated');
});
