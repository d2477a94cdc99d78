import { expect, test } from 'vitest';
import { ratelimitItems } from './ratelimit-header.ts';

test('several policies of any name are read, with or without spaces and quotes', () => {
  expect(ratelimitItems('"default";r=1199;t=1, "a, b"; q=100 ;w=60,burst;r=5')).toEqual([
    { name: 'default', numbers: { r: 1199, t: 1 } },
    { name: 'a, b', numbers: { q: 100, w: 60 } },
    { name: 'burst', numbers: { r: 5 } },
  ]);
});

test.each([undefined, '', ';;;', '"'])('a header ratelimit of %j says nothing', (header) => {
  expect(ratelimitItems(header).filter(({ numbers }) => Object.keys(numbers).length > 0)).toEqual([]);
});
