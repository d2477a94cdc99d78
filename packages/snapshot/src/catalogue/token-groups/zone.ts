import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, edit, read, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Zones and what is set on them: DNS, certificates, load balancing, Zaraz, versions, email routing. */
export const zoneTokenGroups: readonly ShippedEntry[] = [
  ...pair('Zone', 'zone', ZONE, {
    read: 'c8fed203ed3043cba015a93ad1616f1f',
    write: 'e6d2666161e84845a636613608cee8d5',
  }),
  ...pair('Zone Settings', 'zone_settings', ZONE, {
    read: '517b21aee92c4d89936c976ba6e4be55',
    write: '3030687196b94b638145a3953da2b699',
  }),
  ...pair('Zone Versioning', 'zone_versioning', ZONE, {
    read: '1b1ea24cf0904d33903f0cc7e54e280f',
    write: 'c9915d86fbff46af9dd945c0a882294b',
  }),
  ...pair('DNS', 'dns_records', ZONE, {
    read: '82e64a83756745bbbb1c9c2701bf816b',
    write: '4755a26eedb94da69e1066d98aa820be',
  }),
  ...pair('Zone DNS Settings', 'zone_dns_settings', ZONE, {
    read: '0a6cfe8cd3ed445e918579e2fb13087b',
    write: 'c4df38be41c247b3b4b7702e76eadae0',
  }),
  ...pair('Account DNS Settings', 'account_dns_settings', ACCOUNT, {
    read: 'cfa964bcdafc4ab39704e7476154e41b',
    write: 'dc44f27f48ab405392a5f69fe822bd01',
  }),
  ...pair('DNS View', 'dns_view', ACCOUNT, {
    read: '95d69e8d6d5144bfb0923667355d9f11',
    write: '5b7aedd821a548b9bf5a2acabbce98c7',
  }),
  ...pair('DNS Firewall', 'dns_firewall', ACCOUNT, {
    read: '5f48a472240a4b489a21d43bd19a06e1',
    write: 'da6d2d6f2ec8442eaadda60d13f42bca',
  }),
  // The certificate store of the account is apart from the certificates of any zone.
  ...pair('SSL and Certificates', 'ssl', ZONE, {
    read: '7b7216b327b04b8fbc8f524e1f9b7531',
    write: 'c03055bc037c4ea9afb9a9f104b7b721',
  }),
  ...pair('Account: SSL and Certificates', 'mtls_certificates', ACCOUNT, {
    read: 'a7a233f9604845c787d4c8c39ac09c21',
    write: 'db37e5f1cb1a4e1aabaef8deaea43575',
  }),
  ...pair('Load Balancers', 'lb', ZONE, {
    read: 'e9a975f628014f1d85b723993116f7d5',
    write: '6d7f2f5f5b1d4a0e9081fdc98d432fd1',
  }),
  ...pair('Load Balancers Account', 'account_load_balancers', ACCOUNT, {
    read: '59059f0c977b44f8b1c18e0aaf91c369',
    write: '419ec42810af4659ade77716dbe47bc6',
  }),
  ...pair('Load Balancing: Monitors and Pools', 'load_balancing_monitors_and_pools', ACCOUNT, {
    read: '9d24387c6e8544e2bc4024a03991339f',
    write: 'd2a1802cc9a34e30852f8b33869b2f3c',
  }),
  ...pair('Health Checks', 'healthchecks', ZONE, {
    read: 'fac65912d42144aa86b7dd33281bf79e',
    write: 'e0dc25a0fbdf4286b1ea100e3256b0e3',
  }),
  ...pair('Waiting Rooms', 'waitingroom', ZONE, {
    read: 'cab5202d07ef47beae788e6bc95cb6fe',
    write: '24fc124dc8254e0db468e60bf410c800',
  }),
  ...pair('Account Waiting Rooms', 'waitingroom', ACCOUNT, {
    read: '3e4e20ee40b9475dae22201c468fdb70',
  }),
  ...pair('HTTP Applications', 'http_applications', ACCOUNT, {
    read: '6b60a5a87cae475da7e76e77e4209dd5',
    write: '4736c02a9f224c8196ae5b127beae78c',
  }),
  ...pair('Web3 Hostnames', 'web3', ZONE, {
    read: '8e31f574901c42e8ad89140b28d42112',
    write: '5ea6da42edb34811a78d1b007557c0ca',
  }),
  group('5bdbde7e76144204a244274eac3eb0eb', 'Zaraz Read', ZONE, read('zaraz')),
  group('89d5bf002389496e9994b8c30608b5d0', 'Zaraz Edit', ZONE, edit('zaraz')),
  group('cdeb15b336e640a2965df8c65052f1e0', 'Zaraz Admin', ZONE, [...edit('zaraz'), 'zaraz:publish']),
  // Legacy permissions know no reading of Cloudflare Apps.
  group('094547ab6e77498c8c4dfa87fadd5c51', 'Apps Write', ZONE, ['app:edit']),
  ...pair('Email Routing Addresses', 'email_routing_addresses', ACCOUNT, {
    read: '5272e56105d04b5897466995b9bd4643',
    write: 'e4589eb09e63436686cd64252a3aebeb',
  }),
  ...pair('Email Routing Rules', 'email_routing_rules', ZONE, {
    read: '1b600d9d8062443e986a973f097e728a',
    write: '79b3ec0d10ce4148a8f8bdc0cc5f97f2',
  }),
  ...pair('Email Sending', 'email_sending', ACCOUNT, {
    read: '2d5b4b1f6c89487bb7184c2c1dcd3bf1',
    write: '5df633d6b41c42bcaf5b4a62b9d14b64',
  }),
  ...pair('China Network Steering', 'china_network_steering', ACCOUNT, {
    read: '9ade9cfc8f8949bcb2371be2f0ec8db1',
    write: 'c6f6338ceae545d0b90daaa1fed855e6',
  }),
];
