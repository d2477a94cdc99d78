import { expect, test } from 'vitest';
import { network } from './addresses.ts';

test.each([
  ['192.0.2.77', '192.0.2.0/24'],
  ['::ffff:192.0.2.42', '192.0.2.0/24'],
  ['2001:db8:12:34::1', '2001:db8:12::/48'],
  ['2001:0DB8:0012:0:0:0:0:1', '2001:db8:12::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::1', '0:0:0::/48'],
  ['not an address', ''],
  ['1:2:3:4:5:6:7:8:9', ''],
  ['1::2::3', ''],
])('the address %s is kept as the network %s', (address, kept) => {
  expect(network(address)).toBe(kept);
});
