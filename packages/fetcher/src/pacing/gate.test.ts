import { expect, test } from 'vitest';
import type { Clock } from '../clock.ts';
import { openGate } from './gate.ts';

const { signal } = new AbortController();

function stillClock(): Clock {
  let now = 0;
  return {
    now: () => now,
    random: () => 0,
    sleep: async (ms) => {
      now += ms;
    },
  };
}

async function starts(count: number, gate: ReturnType<typeof openGate>, clock: Clock) {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const leave = await gate.enter(signal);
    times.push(clock.now());
    leave();
  }
  return times;
}

test('a few start at once, and no second has more than 180', async () => {
  const clock = stillClock();
  const times = await starts(1000, openGate(16, clock), clock);
  expect(times[7]).toBe(0);
  expect(times[8]).toBeGreaterThan(0);
  const busiest = times.map((from) => times.filter((at) => at >= from && at < from + 1000).length);
  expect(Math.max(...busiest)).toBeLessThanOrEqual(180);
  expect(times.at(-1)).toBeLessThan(6_000);
});

test('a gate that is shut is shut for everybody', async () => {
  const clock = stillClock();
  const gate = openGate(4, clock);
  await starts(1, gate, clock);
  gate.shut(300_000);
  expect((await starts(3, gate, clock))[0]).toBe(300_000);
});

test('what little is left of a quota lasts until there is more', async () => {
  const clock = stillClock();
  const gate = openGate(4, clock);
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
