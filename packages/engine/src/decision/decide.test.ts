import { expect, test } from 'vitest';
import { decide } from './decide.ts';
import type { Certainty, Verdict } from './verdict.ts';

const bearing = (word: string) => {
  const maybe = word.endsWith('?');
  const effect = (maybe ? word.slice(0, -1) : word) as 'allow' | 'deny' | 'either';
  return { effect, certainty: (maybe ? 'maybe' : 'sure') as Certainty };
};

test.each<[string, Verdict]>([
  ['', 'not-granted'],
  ['allow', 'allowed'],
  ['allow allow?', 'allowed'],
  ['allow?', 'unknown'],
  ['deny', 'denied'],
  ['deny?', 'not-granted'],
  ['allow deny', 'denied'],
  ['allow? deny', 'denied'],
  ['allow deny?', 'unknown'],
  ['allow? deny?', 'unknown'],
  ['deny deny?', 'denied'],
  ['either?', 'unknown'],
  ['allow either?', 'unknown'],
  ['deny either?', 'denied'],
  ['deny? either?', 'unknown'],
])('the verdict of "%s" is %s', (words, verdict) => {
  const bearings = words.split(' ').filter(Boolean).map(bearing);
  expect(decide(bearings)).toBe(verdict);
  expect(decide([...bearings].reverse())).toBe(verdict);
  expect(decide([...bearings, ...bearings])).toBe(verdict);
});
