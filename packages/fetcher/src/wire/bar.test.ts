import { expect, test } from 'vitest';
import { systemClock } from '../clock.ts';
import type { Refusal } from './answer.ts';
import { openBar } from './bar.ts';

const problem = { code: 'network', message: 'nobody answers' } as const;
const refusal: Refusal = { kind: 'refusal', httpStatus: 0, problem, retry: 'worthwhile' };

test('nothing is asked any more once a question was given up and no other was answered meanwhile', () => {
  const bar = openBar(systemClock);
  const unreached = bar.watch();
  expect(bar.refusal()).toBeUndefined();
  unreached(refusal);
  expect(bar.refusal()).toBe(refusal);
  expect(bar.isCutOff()).toBe(true);
});

test('an answer to another question shows that the API can be reached', () => {
  const bar = openBar(systemClock);
  const unreached = bar.watch();
  bar.answered();
  unreached(refusal);
  expect(bar.refusal()).toBeUndefined();
  expect(bar.isCutOff()).toBe(false);
});

test('a wait that is too long keeps questions back until it is over', () => {
  let now = 0;
  const bar = openBar({ ...systemClock, now: () => now });
  bar.rateLimited(400_000, { code: 'rate-limited', message: 'slow down' });
  expect(bar.refusal()).toMatchObject({ httpStatus: 429 });
  now = 400_000;
  expect(bar.refusal()).toBeUndefined();
});
