import { expect, test } from 'vitest';
import { type Assumption, assumptions, mergeAssumptions } from './assumptions.ts';

const merged = (...answers: readonly (readonly Assumption[])[]) =>
  mergeAssumptions(answers.map((one) => ({ assumptions: one })));

test('several answers together rest on what any of them rests on, in one order', () => {
  expect(assumptions).toEqual(['deny-overrides', 'access-defaults-to-allow']);
  expect(merged(['access-defaults-to-allow'], [], ['deny-overrides'])).toEqual(assumptions);
  expect(merged(['access-defaults-to-allow'], ['access-defaults-to-allow'])).toEqual([
    'access-defaults-to-allow',
  ]);
  expect(merged([], [])).toEqual([]);
});
