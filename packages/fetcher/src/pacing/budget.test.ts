import { expect, test } from 'vitest';
import { openBudget } from './budget.ts';

test('what is used up comes back when its window is over', () => {
  const budget = openBudget();
  for (let at = 0; at < 1199; at += 1) budget.started(at);
  expect(budget.left(2000)).toBe(0);
  expect(budget.waitMs(2000)).toBe(299_000);
  expect(budget.waitMs(301_000)).toBe(0);
  expect(budget.left(301_099)).toBe(100);
});

test('requests of an earlier process count, even when they are reported late', () => {
  const budget = openBudget();
  budget.started(5000);
  for (let at = 0; at < 1198; at += 1) budget.started(at);
  expect(budget.waitMs(6000)).toBe(295_000);
});

test('another allowance of the API holds at once', () => {
  const budget = openBudget();
  for (let at = 0; at < 599; at += 1) budget.started(at);
  budget.announced({ requests: 600, windowMs: 300_000 });
  expect(budget.left(1000)).toBe(0);
  expect(budget.waitMs(1000)).toBeGreaterThan(298_000);
});
