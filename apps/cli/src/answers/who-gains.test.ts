import type { SaidChange } from '@grantlens/engine/internal';
import { expect, test } from 'vitest';
import { directionOf } from './who-gains.ts';

const verdicts = ['allowed', 'denied', 'not-granted', 'unknown'] as const;

test('what a change is for somebody follows from both verdicts', () => {
  const words = (before: SaidChange['before']) =>
    verdicts.filter((after) => after !== before).map((after) => directionOf({ before, after }));
  expect(words('allowed')).toEqual(['loses', 'loses', 'may lose']);
  expect(words('denied')).toEqual(['gains', 'changes', 'may gain']);
  expect(words('not-granted')).toEqual(['gains', 'changes', 'may gain']);
  expect(words('unknown')).toEqual(['gains', 'changes', 'changes']);
  expect(directionOf({ before: null, after: 'unknown' })).toBe('may gain or lose');
});
