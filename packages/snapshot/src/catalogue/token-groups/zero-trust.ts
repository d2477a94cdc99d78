import type { ShippedEntry } from '../entry.ts';
import { emailSecurityEdit, emailSecurityRead } from '../product-areas.ts';
import { ACCOUNT, edit, read, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Zero Trust beside Access: Gateway, devices, connectors, CASB, DEX and Email security. */
export const zeroTrustTokenGroups: readonly ShippedEntry[] = [
  group(
    '3f376c8e6f764a938b848bd01c8995c4',
    'Zero Trust Read',
    ACCOUNT,
    read('teams', 'teams_device', 'zero_trust_secure_dns_locations'),
  ),
  group('b33f02c6f7284e05a6f20741c0bb0567', 'Zero Trust Write', ACCOUNT, [
    ...edit('teams', 'zero_trust_secure_dns_locations'),
    'teams_device:read',
  ]),
  group('efb81b5cd37d49f3be1da9363a6d7a19', 'Zero Trust Report', ACCOUNT, ['teams:report']),
  group('f5d857f67f144e3c8bacea88c17d4a13', 'Zero Trust: PII Read', ACCOUNT, ['teams:pii']),
  ...pair('Zero Trust: Seats', 'zero_trust_seats', ACCOUNT, {
    write: 'a1a6298e52584c8fb6313760a30c681e',
  }),
  ...pair('Zero Trust Resilience', 'resilience', ACCOUNT, {
    read: '07f91e3e32b647ffae0178d884f23ee0',
    write: 'cc00ebddebca4b8399607562a78df084',
  }),
  ...pair('Cloudflare Zero Trust Secure DNS Locations', 'zero_trust_secure_dns_locations', ACCOUNT, {
    write: 'e0e0edfbe8834df3b51424ba4fb7bb5f',
  }),
  ...pair('CASB', 'casb', ACCOUNT, {
    read: 'da5fe84b9c5446a0a5955b673fafa288',
    write: 'b9ed086b20864ad89c5aac24cdd02365',
  }),
  ...pair('Cloudflare CDS Compute Account', 'cds_compute_account', ACCOUNT, {
    read: '00ec19a0d4fa4e4aae23b50bf04c0630',
    write: '9bf884ba0de445dab37ea4a3e1a2c9f1',
  }),
  ...pair('Cloudflare DEX', 'dex', ACCOUNT, {
    read: '3b376e0aa52c41cbb6afc9cab945afa8',
    write: '92c8dcd551cc42a6a57a54e8f8d3f3e3',
  }),
  // Beside a group that is named Read, the bare name is the one that edits.
  group('3a1e1ef09dd34271bb44fc4c6a419952', 'Cloudflare DEX', ACCOUNT, edit('dex')),
  ...pair('Cloudflare Tunnel', 'cloudflare_tunnel', ACCOUNT, {
    read: 'efea2ab8357b47888938f101ae5e053f',
    write: 'c07321b023e944ff818fec44d8203567',
  }),
  // The newer connector groups open the same tunnels as the older Cloudflare Tunnel ones.
  ...pair('Cloudflare One Connectors', ['cloudflare_tunnel', 'warp_connector'], ACCOUNT, {
    read: '07cf1c1952a84b13b2cd542f3d2f29ab',
    write: 'a7030c9c98d544e092d8b099fabb1f06',
  }),
  ...pair('Cloudflare One Connector: cloudflared', 'cloudflare_tunnel', ACCOUNT, {
    read: 'c1968d31028d4239976ec3bc4750bbf6',
    write: '037b9e348b3b42d4b46ea2fcb1cfb3e7',
  }),
  ...pair('Cloudflare One Connector: WARP', 'warp_connector', ACCOUNT, {
    read: '1cd960c063a0448481343372c963d8c7',
    write: '5b5c774a5d174ca88d046c8889648b3f',
  }),
  ...pair('Cloudflare One Networks', 'cloudflare_one_networks', ACCOUNT, {
    read: '4f1276d1e7e34c32a5012bbe02ece86d',
    write: 'e2980d9241cf4939bbbd74fdc43b9651',
  }),
  ...pair('MCP Portals', 'mcp_portals', ACCOUNT, {
    read: 'b84a912ebb4a418888fec65f65c8ff3b',
    write: 'db3d398df73946acb755c05b69edfc30',
  }),
  group('9e5a9912439940fca5898b5b8dc6d1a5', 'Cloud Email Security: Read', ACCOUNT, emailSecurityRead),
  group('a3567c13e074447fb101babac3463566', 'Cloud Email Security: Write', ACCOUNT, emailSecurityEdit),
  ...pair('Email Security DMARC Reports', 'email_security_dmarc_reports', ZONE, {
    read: '1047880d37b649b49db4a504a245896f',
    write: '2eee71c9364c4cacaf469e8370f09056',
  }),
];
