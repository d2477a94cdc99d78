import { expect, test } from 'vitest';
import { perSecond, type Sample, withSample } from './rate.ts';

const steady = (seconds: number, each: number): readonly Sample[] =>
  Array.from({ length: seconds + 1 }, (_, second) => ({
    at: second * 1000,
    requests: second * each,
  })).reduce<readonly Sample[]>(withSample, []);

test('the rate is not known before a second is over', () => {
  expect(perSecond([], { at: 500, requests: 90 })).toBeUndefined();
  expect(perSecond([{ at: 0, requests: 0 }], { at: 500, requests: 90 })).toBeUndefined();
});

test('the rate is that of the last ten seconds', () => {
  expect(perSecond(steady(5, 40), { at: 5000, requests: 200 })).toBe(40);
  const slower = [11, 12, 13, 14, 15, 16, 17, 18, 19, 20].reduce(
    (samples, second) => withSample(samples, { at: second * 1000, requests: 400 + (second - 10) * 5 }),
    steady(10, 40),
  );
  expect(perSecond(slower, { at: 20_000, requests: 450 })).toBe(5);
});

test('the rate falls to nothing while nothing is asked', () => {
  expect(perSecond(steady(5, 40), { at: 60_000, requests: 200 })).toBe(0);
});

test('the rate keeps no more samples than it needs', () => {
  expect(steady(1000, 1).length).toBeLessThan(13);
});
