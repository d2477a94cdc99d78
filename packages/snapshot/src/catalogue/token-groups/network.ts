import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, edit, read } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Network services: Magic, network monitoring, address space. */
export const networkTokenGroups: readonly ShippedEntry[] = [
  ...pair('Magic Transit', 'magic', ACCOUNT, {
    read: '967ecf860a244dd1911a0331a0af582a',
    write: '0bc09a3cd4b54605990df4e307f138e1',
  }),
  ...pair('Magic WAN', 'magic', ACCOUNT, {
    read: '17fc856c4ebe49d4bb70f8e4744398cf',
    write: 'a1a7389ba7e441dba95852e10970fcc3',
  }),
  ...pair('Magic Firewall', 'magic_firewall', ACCOUNT, {
    read: '02b71f12bb0748e9af8126494e181342',
    write: '8bd1dac84d3d43e7bfb43145f010a15c',
  }),
  group(
    '3a46c728a0a040d5a65cd8e2f3bc6935',
    'Magic Firewall Packet Captures - Read PCAPs API',
    ACCOUNT,
    read('packet_captures'),
  ),
  group(
    '4ea7d6421801452dbf07cef853a5ef39',
    'Magic Firewall Packet Captures - Write PCAPs API',
    ACCOUNT,
    edit('packet_captures'),
  ),
  ...pair('Magic Network Monitoring Config', 'fbm', ACCOUNT, {
    read: '3d85e9514f944bb4912c5871d92e5af5',
    write: '09c77baecb6341a2b1ca2c62b658d290',
  }),
  group('8e6ed1ef6e864ad0ae477ceffa5aa5eb', 'Magic Network Monitoring Admin', ACCOUNT, [
    ...edit('fbm'),
    'fbm_acc:edit',
  ]),
  ...pair('Address Maps', 'address_maps', ACCOUNT, {
    read: 'd07270cea5484b08ad6440c985af2148',
    write: '6ffe7f4299db4d4cb54f64e0eb12a456',
  }),
  ...pair('IP Prefixes:', 'ip_prefixes', ACCOUNT, {
    read: '27beb7f8333b41e2b946f0e23cd8091e',
    write: '92b8234e99f64e05bbbc59e1dc0f76b6',
  }),
  ...pair('IP Prefixes: BGP On Demand', 'ip_prefixes_bgp_on_demand', ACCOUNT, {
    read: 'e763fae6ee95443b8f56f19213c5f2a5',
    write: '2ae23e4939d54074b7d252d27ce75a77',
  }),
];
