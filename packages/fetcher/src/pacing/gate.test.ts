import { expect, test } from 'vitest';
import type { Clock } from '../clock.ts';
import { type Gate, openGate, type Pause } from './gate.ts';
import { openLimits } from './limits.ts';

const { signal } = new AbortController();

function stillClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    random: () => 0,
    sleep: async (ms) => {
      now += ms;
    },
    after: () => () => undefined,
  };
}

function gateOf(concurrency: number, clock: Clock, onPause?: (pause: Pause) => void): Gate {
  return openGate({ concurrency, clock, limits: openLimits(), onPause });
}

async function starts(count: number, gate: Gate, clock: Clock) {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const leave = await gate.enter(signal);
    times.push(clock.now());
    leave();
  }
  return times;
}

test('no second has 200 starts, wherever it begins, and no tenth of one many more than its share', async () => {
  const clock = stillClock();
  const times = await starts(1000, gateOf(16, clock), clock);
  const most = (ms: number) =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));
  expect(most(1000)).toBe(185);
  expect(most(100)).toBe(22);
  expect(times.at(-1)).toBeLessThan(5_500);
});

test('a gate that is shut is shut for everybody', async () => {
  const clock = stillClock();
  const gate = gateOf(4, clock);
  await starts(1, gate, clock);
  gate.shut(300_000);
  expect((await starts(3, gate, clock))[0]).toBe(300_000);
});

test('what little is left of a quota lasts until there is more', async () => {
  const clock = stillClock();
  const gate = gateOf(4, clock);
  let left = 21;
  const times: number[] = [];
  while (left > 1) {
    const leave = await gate.enter(signal);
    times.push(clock.now());
    left -= 1;
    gate.heard({
      'ratelimit-policy': '"p";q=1000;w=60',
      ratelimit: `"p";r=${left};t=${60 - clock.now() / 1000}`,
    });
    leave();
  }
  expect(times).toHaveLength(20);
  expect(times.at(-1)).toBeGreaterThan(50_000);
  expect(times.at(-1)).toBeLessThanOrEqual(60_000);
});

test('no five minutes have 1,200 requests, wherever they begin, and the pause is reported', async () => {
  const clock = stillClock();
  const pauses: Pause[] = [];
  const times = await starts(
    3000,
    gateOf(16, clock, (pause) => pauses.push(pause)),
    clock,
  );
  const busiest = times.map((from) => times.filter((at) => at >= from && at <= from + 300_000).length);
  expect(Math.max(...busiest)).toBeLessThan(1200);
  expect(times.at(-1)).toBeLessThan(610_000);
  expect(pauses.map(({ why }) => why)).toEqual(['used-up', 'used-up']);
  expect(pauses[0]?.ms).toBeGreaterThan(280_000);
});

test('what the API announces to allow takes the place of the usual allowance', async () => {
  const clock = stillClock();
  const gate = gateOf(16, clock);
  gate.heard({ 'ratelimit-policy': '"default";q=6000;w=300, "burst";q=100;w=1' });
  expect((await starts(5000, gate, clock)).at(-1)).toBeLessThan(30_000);
});

test('how long requests will take follows from what may be sent at once and what comes back', async () => {
  const clock = stillClock();
  const gate = gateOf(16, clock);
  expect(gate.estimateMs(185)).toBeCloseTo(1000, -2);
  expect(gate.estimateMs(1199 + 1200)).toBeGreaterThan(300_000);
  await starts(1199, gate, clock);
  expect(gate.estimateMs(4)).toBeCloseTo(1000, -2);
});

/** How many requests a gate lets in before one of them has its answer. */
async function letIn(gate: Gate): Promise<readonly (() => void)[]> {
  const inside: (() => void)[] = [];
  const waiting = new AbortController();
  const all = Array.from({ length: 10 }, () =>
    gate.enter(waiting.signal).then(
      (leave) => inside.push(leave),
      () => undefined,
    ),
  );
  // Everything that may start has started once nothing is left to do but to wait.
  await new Promise((resolve) => setImmediate(resolve));
  waiting.abort();
  await Promise.all(all);
  return inside;
}

test('a gate that is shut by a first 429 lets half as many requests in at once as before', async () => {
  const gate = gateOf(48, stillClock());
  const before = await letIn(gate);
  gate.shut(1_000);
  for (const leave of before) leave();
  const after = await letIn(gate);
  expect([before.length, after.length]).toEqual([8, 4]);
});
