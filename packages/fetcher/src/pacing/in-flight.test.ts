import { expect, test } from 'vitest';
import { openInFlightLimit } from './in-flight.ts';

function after(answers: number, latencyMs: number, limit = openInFlightLimit(48)) {
  for (let count = 0; count < answers; count += 1)
    limit.answered({ latencyMs, about: 'members', isFull: true });
  return limit;
}

test('the limit starts at eight and grows to the most while answers come back in time', () => {
  expect(openInFlightLimit(48).current()).toBe(8);
  expect(after(10, 50).current()).toBe(18);
  expect(after(1000, 50).current()).toBe(48);
});

test('a smaller limit of requests in flight is never exceeded', () => {
  for (const most of [1, 3, 8]) expect(after(1000, 50, openInFlightLimit(most)).current()).toBe(most);
});

test('a limit that is not used up does not grow', () => {
  const limit = openInFlightLimit(48);
  for (let count = 0; count < 100; count += 1)
    limit.answered({ latencyMs: 50, about: 'members', isFull: false });
  expect(limit.current()).toBe(8);
});

test('a refusal halves the limit, and the refusals of the same round do not halve it again', () => {
  const limit = after(1000, 50);
  for (let count = 0; count < 10; count += 1) limit.refused();
  expect(limit.current()).toBe(24);
  after(48, 50, limit);
  limit.refused();
  expect(limit.current()).toBe(12);
});

test('the limit grows by one for each round of answers after a refusal', () => {
  const limit = after(1000, 50);
  limit.refused();
  after(48 + 24, 50, limit);
  expect(limit.current()).toBe(25);
});

test('answers that slow down halve the limit, down to one', () => {
  const limit = after(1000, 50);
  after(20, 1000, limit);
  expect(limit.current()).toBe(24);
  for (let latency = 4000; latency < 1e9; latency *= 4) after(100, latency, limit);
  expect(limit.current()).toBeGreaterThanOrEqual(1);
  expect(limit.current()).toBeLessThan(24);
});

test('answers that stay slow are the new normal, and the limit grows again', () => {
  const limit = after(5000, 1000, after(1000, 50));
  expect(limit.current()).toBe(48);
});

test('small differences between answers do not slow a run down', () => {
  const limit = openInFlightLimit(48);
  for (let count = 0; count < 1000; count += 1)
    limit.answered({ latencyMs: count % 2 === 0 ? 20 : 180, about: 'members', isFull: true });
  expect(limit.current()).toBe(48);
});

test('a kind of question that always takes longer than another does not slow a run down', () => {
  const limit = after(20, 5);
  for (let count = 0; count < 1000; count += 1)
    limit.answered({ latencyMs: 900, about: 'userGroupMembers', isFull: true });
  expect(limit.current()).toBe(48);
});
