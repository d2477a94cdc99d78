import { expect, test } from 'vitest';
import type { Io } from '../io.ts';
import { openSettings } from './open-settings.ts';

test('a spread of what a verb is run with has all that the program was given', () => {
  const given: Io = {
    out: () => undefined,
    err: () => undefined,
    env: { HOME: '/nowhere' },
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  expect({ ...openSettings(given).io }).toEqual(given);
});

test('a signal that is made when it is asked for is not made by opening the settings', () => {
  let made = 0;
  const io = {
    out: () => undefined,
    err: () => undefined,
    env: {},
    readInput: async () => '',
    get signal() {
      made += 1;
      return new AbortController().signal;
    },
    isInterrupted: () => false,
  };
  openSettings(io);
  expect(made).toBe(0);
});
