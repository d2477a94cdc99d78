import { expect, test } from 'vitest';
import { compareAnswers } from './agreement.ts';

const answers = (can: string, whoCan: readonly string[] = [], triples: readonly number[] = []) => ({
  can,
  whoCan,
  triples,
});

test('agreement is about what both answered', () => {
  const agreement = compareAnswers(answers('yn?y', ['a', 'b'], [7]), answers('ynn', ['a'], [7, 7]));
  expect(agreement).toEqual({ compared: 6, different: [] });
});

test('agreement is broken by a yes against anything else, by another list, and by another count', () => {
  const { different } = compareAnswers(answers('?n', ['a'], [7]), answers('yy', ['b'], [8]));
  expect(different).toHaveLength(4);
});
