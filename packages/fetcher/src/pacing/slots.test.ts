import { expect, test } from 'vitest';
import { openSlots } from './slots.ts';

const { signal } = new AbortController();

test('a request that finds no slot waits in line for one', async () => {
  const slots = openSlots(() => 1);
  const leave = await slots.take(signal);
  const order: string[] = [];
  const waiting = ['first', 'second'].map(async (name) => {
    const done = await slots.take(signal);
    order.push(name);
    done();
  });
  expect(order).toEqual([]);
  leave();
  leave();
  await Promise.all(waiting);
  expect(order).toEqual(['first', 'second']);
  expect(slots.taken()).toBe(0);
});

test('a request that is given up leaves the line', async () => {
  const slots = openSlots(() => 1);
  const leave = await slots.take(signal);
  const stop = new AbortController();
  const waiting = slots.take(stop.signal);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  leave();
  expect(slots.taken()).toBe(0);
});

test('slots that become more or fewer are filled and emptied as others are freed', async () => {
  let most = 1;
  const slots = openSlots(() => most);
  const leave = await slots.take(signal);
  const waiting = Array.from({ length: 5 }, () => slots.take(signal));
  most = 3;
  leave();
  const taken = await Promise.all(waiting.slice(0, 3));
  expect(slots.taken()).toBe(3);
  most = 1;
  for (const free of taken.slice(0, 2)) free();
  expect(slots.taken()).toBe(1);
  taken[2]?.();
  await waiting[3];
  expect(slots.taken()).toBe(1);
});
