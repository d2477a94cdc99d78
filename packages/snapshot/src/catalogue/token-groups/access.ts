import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Cloudflare Access. */
export const accessTokenGroups: readonly ShippedEntry[] = [
  ...pair('Access: Apps and Policies', 'access', ACCOUNT, {
    read: '7ea222f6d5064cfa89ea366d7c1fee89',
    write: '1e13c5124ca64b72b1969a67e8829049',
  }),
  ...pair('Access: Apps and Policies', 'access', ZONE, {
    read: 'eb258a38ea634c86a0c89da6b27cb6b6',
    write: '959972745952452f8be2452be8cbb9f2',
  }),
  group('6db4e222e21248ac96a3f4c2a81e3b41', 'Access: Apps and Policies Revoke', ZONE, ['access:revoke']),
  group('6c9d1cfcfc6840a987d1b5bfb880a841', 'Access: Apps and Policies Revoke', ACCOUNT, ['access:revoke']),
  ...pair(
    'Access: Organizations, Identity Providers, and Groups',
    'access_organizations_identity_providers_and_groups',
    ACCOUNT,
    {
      read: '26bc23f853634eb4bff59983b9064fde',
      write: 'bfe0d8686a584fa680f4c53b5eb0de6d',
    },
  ),
  group(
    '7121a0c7e9ed46e3829f9cca2bb572aa',
    'Access: Organizations, Identity Providers, and Groups Revoke',
    ACCOUNT,
    ['access_organizations_identity_providers_and_groups:revoke'],
  ),
  ...pair('Access: Audit Logs', 'access_audit_logs', ACCOUNT, {
    read: 'b05b28e839c54467a7d6cba5d3abb5a3',
  }),
  ...pair('Access: Custom Pages', 'access_custom_pages', ACCOUNT, {
    read: '08e61dabe81a422dab0dea6fdef1a98a',
    write: '4e5fd8ac327b4a358e48c66fcbeb856d',
  }),
  ...pair('Access: Device Posture', 'access_device_posture', ACCOUNT, {
    read: '0f4841f80adb4bada5a09493300e7f8d',
    write: '2fc1072ee6b743828db668fcb3f9dee7',
  }),
  ...pair('Access: Mutual TLS Certificates', 'access_mutual_tls_certificates', ACCOUNT, {
    read: '4f3196a5c95747b6ad82e34e1d0a694f',
    write: '29d3afbfd4054af9accdd1118815ed05',
  }),
  ...pair('Access: Policy Test', 'access_policy_test', ACCOUNT, {
    read: 'b8b7514ce5364cd8ac0455f3eb16eb5f',
    write: '6d23f290472f4e6fad5c4398c057c356',
  }),
  ...pair('Access: Population', 'access_population', ACCOUNT, {
    read: 'de99c87e48d642ce8c985d027905b475',
    write: 'bc783549a3a741aaa10556faf8b485bb',
  }),
  group('e985ca9351db460faebbe8681c48e560', 'Access: SCIM logs read', ACCOUNT, ['access_scim_logs:read']),
  ...pair('Access: Service Tokens', 'access_service_tokens', ACCOUNT, {
    read: '91f7ce32fa614d73b7e1fc8f0e78582b',
    write: 'a1c0fec57cf94af79479a6d827fa518c',
  }),
  ...pair('Access: SSH Auditing', 'access_ssh_auditing', ACCOUNT, {
    read: '99ff99e4e30247a99d3777a8c4c18541',
    write: 'd30c9ad8b5224e7cb8d41bcb4757effc',
  }),
];
