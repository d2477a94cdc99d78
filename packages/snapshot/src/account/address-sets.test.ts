import { expect, test } from 'vitest';
import { isWithin } from './address-sets.ts';
import type { IpCondition } from './principal.ts';

const anywhere: IpCondition = { kind: 'anywhere' };
const from = (inside: readonly string[], notIn: readonly string[] = []): IpCondition => ({
  kind: 'ranges',
  in: inside,
  notIn,
});
const office = from(['192.0.2.0/24']);

test.each([
  ['a range and a wider one', office, from(['192.0.0.0/16']), [true, false]],
  ['a range and its two halves', office, from(['192.0.2.0/25', '192.0.2.128/25']), [true, true]],
  ['two ranges apart', office, from(['198.51.100.0/24']), [false, false]],
  ['a range and no condition', office, anywhere, [true, false]],
  ['a range and what is left of it', office, from(['192.0.2.0/24'], ['192.0.2.7']), [false, true]],
  ['a range and one without an address of another range', office, from([], ['203.0.113.7']), [true, false]],
  ['a range and one without an address of it', office, from([], ['192.0.2.7/32']), [false, false]],
  ['a range of IPv4 and one of IPv6', office, from(['2001:db8::/32']), [false, false]],
  [
    'two spellings of an address of IPv6',
    from(['2001:db8::1']),
    from(['2001:0db8:0:0::1/128']),
    [true, true],
  ],
  ['a range and one that is refused whole', office, from(['10.0.0.0/8'], ['10.0.0.0/8']), [false, true]],
] as const)('which of the two lies within the other is known of %s', (_, a, b, [there, back]) => {
  expect([isWithin(a, b), isWithin(b, a)]).toEqual([there, back]);
  expect([isWithin(a, a), isWithin(b, b)]).toEqual([true, true]);
});

test('nothing is said of conditions of which one cannot be read', () => {
  for (const odd of [{ kind: 'unreadable' } as const, from(['192.0.2.0/33']), from([], ['office'])])
    expect([isWithin(odd, office), isWithin(office, odd)]).toEqual([null, null]);
});
