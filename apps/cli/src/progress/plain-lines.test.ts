import { expect, test } from 'vitest';
import { dueLine, lineOf } from './plain-lines.ts';
import { emptyTally, tallied } from './tally.ts';

const reading = tallied(
  emptyTally(0),
  {
    kind: 'progress',
    accountId: 'a',
    progress: {
      collection: 'members',
      received: 3450,
      requests: 69,
      isDone: false,
      left: { pages: 31, ms: 200 },
    },
  },
  1000,
);
const waiting = tallied(reading, { kind: 'pause', pause: { ms: 300_000, why: 'used-up' } }, 1000);

test('plain lines say about every 15 seconds how far the reading has come', () => {
  expect(dueLine(reading, { saidAt: 0, now: 14_999 })).toBeUndefined();
  expect(dueLine(reading, { saidAt: 0, now: 15_000 })).toBe('reading: 3,450 rows in 69 requests so far');
  expect(dueLine(reading, { saidAt: 15_000, now: 29_999 })).toBeUndefined();
});

test('plain lines count accounts where there are many', () => {
  const many = tallied(reading, { kind: 'planned', accounts: 1200, done: 7 }, 0);
  expect(dueLine(many, { saidAt: 0, now: 15_000 })).toBe(
    'reading: 7 of 1,200 accounts in 69 requests so far',
  );
});

test('plain lines say once a minute that the run still waits', () => {
  expect(dueLine(waiting, { saidAt: 1000, now: 60_999 })).toBeUndefined();
  expect(dueLine(waiting, { saidAt: 1000, now: 61_000 })).toBe(
    'still waiting 4:00: all that Cloudflare allows for now is used up',
  );
});

test('plain lines say at once that the run waits, and do not repeat a wait that was said', () => {
  const pause = { kind: 'pause', pause: { ms: 300_000, why: 'refused' } } as const;
  expect(lineOf(pause, reading, { saidAt: 999, now: 1000 })).toBe(
    'waiting 5:00: Cloudflare refused a request as one too many',
  );
  expect(lineOf(pause, waiting, { saidAt: 999, now: 2000 })).toBeUndefined();
  expect(lineOf(pause, waiting, { saidAt: 999, now: 11_000 })).toMatch(/^waiting 5:00/);
});

test('plain lines report a storm of errors only now and then', () => {
  const retry = {
    kind: 'retry',
    retry: { path: '/x', problem: { code: 'server-error', message: 'the API answered 503' }, waitMs: 4100 },
  } as const;
  expect(lineOf(retry, reading, { saidAt: 0, now: 15_000 })).toBe(
    'asking for /x again in 5 s: the API answered 503',
  );
  expect(lineOf(retry, reading, { saidAt: 15_000, now: 15_001 })).toBeUndefined();
  expect(
    lineOf({ kind: 'retry', retry: { ...retry.retry, waitMs: 300 } }, reading, { saidAt: 0, now: 15_000 }),
  ).toBeUndefined();
});
