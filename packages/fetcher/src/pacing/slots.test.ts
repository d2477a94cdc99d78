import { expect, test } from 'vitest';
import { openSlots } from './slots.ts';

const { signal } = new AbortController();

test('who finds no place waits in line for one', async () => {
  const slots = openSlots(1);
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

test('who gives up leaves the line', async () => {
  const slots = openSlots(1);
  const leave = await slots.take(signal);
  const stop = new AbortController();
  const waiting = slots.take(stop.signal);
  stop.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
  leave();
  expect(slots.taken()).toBe(0);
});
