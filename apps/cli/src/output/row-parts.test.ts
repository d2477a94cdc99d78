import { expect, test } from 'vitest';
import { onceLately } from './row-parts.ts';

test('a part of a row is worked out once as long as thousands of others were not asked about since', () => {
  let worked = 0;
  const answer = onceLately((asked: { readonly at: number }) => {
    worked += 1;
    return `${asked.at}`;
  });
  const first = { at: -1 };
  const others = Array.from({ length: 10_000 }, (_, at) => ({ at }));
  expect([answer(first), answer(first), worked]).toEqual(['-1', '-1', 1]);
  for (const other of others.slice(0, 4_000)) answer(other);
  expect([answer(first), worked]).toEqual(['-1', 4_001]);
  for (const other of others) answer(other);
  expect([answer(first), worked]).toEqual(['-1', 10_002]);
});
