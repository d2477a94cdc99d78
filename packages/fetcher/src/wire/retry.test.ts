import { expect, test } from 'vitest';
import type { Refusal } from './answer.ts';
import { attemptLimit, planRetry } from './retry.ts';

const busy: Refusal = {
  kind: 'refusal',
  httpStatus: 503,
  problem: { code: 'server-error', message: 'the API answered 503' },
  retry: 'worthwhile',
};
const attempt = { number: 1, answer: busy, retryAfterMs: undefined, random: 0 };

test('the waits grow, each at random between half and all of its length', () => {
  const waits = [1, 2, 3, 4].map((number) => planRetry({ ...attempt, number }));
  expect(waits).toEqual([150, 300, 600, 1200].map((waitMs) => ({ kind: 'again', waitMs })));
  expect(planRetry({ ...attempt, random: 0.999 })).toMatchObject({ waitMs: expect.closeTo(300, 0) });
});

test('the wait that the server asks for is used, unless it is zero', () => {
  expect(planRetry({ ...attempt, retryAfterMs: 300_000 })).toEqual({ kind: 'again', waitMs: 300_000 });
  expect(planRetry({ ...attempt, retryAfterMs: 0 })).toEqual({ kind: 'again', waitMs: 150 });
});

test('attempts end after the last one, with the reason', () => {
  expect(planRetry({ ...attempt, number: attemptLimit })).toMatchObject({
    kind: 'give-up',
    problem: { code: 'server-error', message: 'the API answered 503, 5 times in a row' },
  });
  expect(planRetry({ ...attempt, retryAfterMs: 300_001 })).toMatchObject({ kind: 'give-up' });
});

test('a request that cannot succeed is not tried again', () => {
  expect(planRetry({ ...attempt, answer: { ...busy, retry: 'useless' } })).toEqual({ kind: 'done' });
  expect(
    planRetry({ ...attempt, answer: { kind: 'result', result: [], info: {}, removed: [], bytes: 0 } }),
  ).toEqual({
    kind: 'done',
  });
});
