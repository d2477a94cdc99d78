import { expect, test } from 'vitest';
import { thresholdNames, thresholds, thresholdsOf } from './settings.ts';

test('a threshold that was not given has its usual number', () => {
  expect(thresholdsOf({ staleAfterDays: 7 })).toEqual({
    maxSuperAdministrators: 4,
    dormantAfterDays: 90,
    staleAfterDays: 7,
    reviewPeriods: 2,
  });
});

test('a threshold of zero is a number that was given', () =>
  expect(thresholdsOf({ maxSuperAdministrators: 0 }).maxSuperAdministrators).toBe(0));

test('every threshold has a label of its own', () =>
  expect(new Set(thresholdNames.map((name) => thresholds[name].label)).size).toBe(thresholdNames.length));
