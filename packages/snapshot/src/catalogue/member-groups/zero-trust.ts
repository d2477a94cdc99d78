import type { ShippedEntry } from '../entry.ts';
import {
  accessEdit,
  accessRead,
  emailSecurityEdit,
  emailSecurityRead,
  tunnelAreas,
} from '../product-areas.ts';
import { edit, read } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/** What Zero Trust has beside Access and Email security, and can both be read and edited. */
const zeroTrustAreas: readonly string[] = [
  'teams',
  'zero_trust_secure_dns_locations',
  'casb',
  'cds',
  'cds_compute_account',
  'cf1_integration',
  'dex',
  'resilience',
  ...tunnelAreas,
];

/** Roles over Zero Trust and its single products. Personal data (`teams:pii`) is a role of its own. */
export const zeroTrustRoles: readonly ShippedEntry[] = [
  accountRole({
    id: '5ac2b0d9b54d4ff78e99342191cb7114',
    label: 'teams_admin',
    name: 'Cloudflare Zero Trust',
    permissions: [
      ...edit(...zeroTrustAreas),
      ...accessEdit,
      ...emailSecurityEdit,
      'cf1_integration:casb_enroll',
      'cf1_integration:ces_enroll',
      'teams:report',
      'teams_device:read',
    ],
  }),
  accountRole({
    label: 'teams_read',
    name: 'Cloudflare Zero Trust Read Only',
    permissions: [
      ...read(...zeroTrustAreas, 'teams_device'),
      ...accessRead,
      // Read-only access to Email security is documented to reach its areas, not the text of messages.
      ...emailSecurityRead.filter((permission) => permission.endsWith(':read')),
    ],
  }),
  accountRole({
    id: '87191d478e9342a09cf8b587756f5ed3',
    label: 'teams_pii',
    name: 'Cloudflare Zero Trust PII',
    permissions: ['teams:pii'],
  }),
  accountRole({ name: 'Cloudflare Zero Trust Reporting', permissions: ['teams:report'] }),
  accountRole({
    name: 'Cloudflare Zero Trust DNS Locations Write',
    permissions: edit('zero_trust_secure_dns_locations'),
  }),
  accountRole({
    name: 'Cloudflare Access',
    permissions: [...accessEdit, ...edit(...tunnelAreas)],
  }),
  accountRole({
    name: 'Cloudflare Gateway',
    permissions: [...edit('teams', 'zero_trust_secure_dns_locations'), ...accessRead],
  }),
  accountRole({ name: 'Cloudflare CASB', permissions: edit('casb') }),
  accountRole({ name: 'Cloudflare CASB Read', permissions: read('casb') }),
  accountRole({ name: 'Cloudflare DEX', permissions: edit('dex') }),
];
