import { expect, test } from 'vitest';
import { mostIdle, openStopwatch } from './stopwatch.ts';

function started() {
  let time = 0;
  const watch = openStopwatch(() => time);
  /** The watch after that number of seconds. */
  const after = (seconds: number) => {
    time += seconds * 1000;
    return watch;
  };
  return { watch, after };
}

test('what is spent on several units is theirs in equal parts', () => {
  const { watch, after } = started();
  after(3).spend([1]);
  after(6).spend([1, 2, 3]);
  expect([1, 2, 3, 4].map(watch.seconds)).toEqual([5, 2, 2, 0]);
});

test('who does nothing for longer than a minute is away, and the minute counts', () => {
  const { watch, after } = started();
  after(3_600).spend([1]);
  expect(watch.seconds(1)).toBe(mostIdle / 1000);
});

test('a window that nobody sees takes no time', () => {
  const { watch, after } = started();
  after(2).see(false, [1]);
  after(30).see(true, [1]);
  after(1).spend([1]);
  expect(watch.seconds(1)).toBe(3);
});

test('a file adds what was spent elsewhere, once however often it is opened', () => {
  const { watch, after } = started();
  watch.atLeast(1, 40);
  watch.atLeast(1, 40);
  after(2).spend([1]);
  expect(watch.seconds(1)).toBe(42);
  watch.atLeast(1, 40);
  expect(watch.seconds(1)).toBe(42);
});
