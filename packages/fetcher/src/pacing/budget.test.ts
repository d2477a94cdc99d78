import { expect, test } from 'vitest';
import { openBudget } from './budget.ts';

test('what is used up comes back when its window is over', () => {
  const budget = openBudget();
  for (let at = 0; at < 1188; at += 1) budget.started(at);
  expect(budget.left(2000)).toBe(0);
  expect(budget.waitMs(2000)).toBe(298_001);
  expect(budget.waitMs(300_001)).toBe(0);
  expect(budget.left(300_100)).toBe(100);
});

test('what an earlier process sent counts, told late as well', () => {
  const budget = openBudget();
  budget.started(5000);
  for (let at = 0; at < 1187; at += 1) budget.started(at);
  expect(budget.waitMs(6000)).toBe(294_001);
});

test('another allowance holds at once', () => {
  const budget = openBudget();
  for (let at = 0; at < 600; at += 1) budget.started(at);
  budget.announced({ requests: 600, windowMs: 300_000 });
  expect(budget.left(1000)).toBe(0);
  expect(budget.waitMs(1000)).toBeGreaterThan(298_000);
});
