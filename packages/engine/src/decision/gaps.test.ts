import type { Gap } from '@grantlens/snapshot';
import { gapId } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import { mergeGaps } from './gaps.ts';

const gap = (id: string, clouds: string): Gap => ({
  id: gapId(id),
  collection: 'members',
  cause: 'failed',
  clouds,
});

test('gaps of several answers are each there once, in order of id', () => {
  const [a, b, c] = [gap('a', 'x'), gap('b', 'x'), gap('c', 'x')];
  expect(mergeGaps([b, c, a, b])).toEqual([a, b, c]);
  expect(mergeGaps([a, b, c])).toEqual([a, b, c]);
  expect(mergeGaps([])).toEqual([]);
});
