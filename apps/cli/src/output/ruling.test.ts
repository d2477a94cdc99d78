import { expect, test } from 'vitest';
import { notice, ruling } from './ruling.fixture.ts';
import { listedNotices } from './ruling.ts';

const many = (count: number) =>
  Array.from({ length: count }, (_, at) => notice({ about: [`m-${at}`], message: [`${at}`] }));

test('a thousand notices of a rule are listed one by one', () => {
  const listed = listedNotices(ruling({ notices: many(1000) }));
  expect(listed).toHaveLength(1000);
  expect(listed.at(-1)?.message).toEqual(['999']);
});

test('the notices beyond a thousand are one that counts them', () => {
  const [last] = listedNotices(ruling({ notices: many(1234) })).slice(1000);
  expect(last).toMatchObject({ kind: 'broken', message: ['234 more results of shop-dns'], about: ['more'] });
  expect(listedNotices(ruling({ notices: many(1001) })).at(-1)?.message).toEqual([
    '1 more result of shop-dns',
  ]);
});

test('notices beyond a thousand that only leave something open do not break the rule', () => {
  const open = many(1002).map((one) => ({ ...one, kind: 'unsettled' as const }));
  expect(listedNotices(ruling({ notices: open })).at(-1)?.kind).toBe('unsettled');
});
