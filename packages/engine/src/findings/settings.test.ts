import { expect, test } from 'vitest';
import { thresholdNames, thresholds, thresholdsOf } from './settings.ts';

test('a threshold that was not given has its usual number', () => {
  expect(thresholdsOf({ staleAfterDays: 7 })).toEqual({
    maxSuperAdministrators: 4,
    dormantAfterDays: 90,
    staleAfterDays: 7,
    withoutChangeDays: 90,
    reviewPeriods: 2,
  });
});

test('a threshold of zero is a number that was given', () =>
  expect(thresholdsOf({ maxSuperAdministrators: 0 }).maxSuperAdministrators).toBe(0));

test('every threshold has a label of its own', () =>
  expect(new Set(thresholdNames.map((name) => thresholds[name].label)).size).toBe(thresholdNames.length));

test('a threshold of one is said in the singular', () => {
  expect(thresholds.dormantAfterDays.says(1)).toBe('a token is dormant after 1 day without use');
  expect(thresholds.reviewPeriods.says(1)).toBe('access should be reviewed after 1 period');
});
