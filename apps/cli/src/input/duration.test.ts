import { describe, expect, it } from 'vitest';
import { durationText, readDuration } from './duration.ts';

describe('a span of time', () => {
  it.each([
    ['90s', 90_000],
    ['30m', 1_800_000],
    ['2h', 7_200_000],
    ['500h', 1_800_000_000],
  ])('%s is %i ms, and is written so again', (text, ms) => {
    expect(readDuration(text)).toBe(ms);
    expect(durationText(ms)).toBe(text);
  });

  it.each([
    '90',
    '0s',
    '-1s',
    '1.5h',
    '2 h',
    '2d',
    'h',
    '',
    '501h',
    '2h30m',
    '99999999s',
    '09s',
    '0x9s',
    '1e1s',
    ' 9s',
    '+9s',
    '9S',
    '٩s',
  ])('is not what %j says', (text) => {
    expect(readDuration(text)).toBeUndefined();
  });
});
