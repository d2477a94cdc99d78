import type { ShippedEntry } from '../entry.ts';
import { edit } from '../vocabulary.ts';
import { accountRole } from './role.ts';

/**
 * Roles over the account as such: reading all of it, its bills, its logs, its tokens.
 *
 * "Super Administrator - All Privileges" and "Administrator" are not here: what they contain is a rule about
 * every other permission and not a list (S10).
 */
export const accountWideRoles: readonly ShippedEntry[] = [
  accountRole({ label: 'admin_readonly', name: 'Administrator Read Only', permissions: ['*:read'] }),
  accountRole({ name: 'Minimal Account Access', permissions: ['organization:read'] }),
  accountRole({ name: 'Analytics', permissions: ['analytics:read'] }),
  accountRole({ name: 'Audit Logs Viewer', permissions: ['auditlogs:read'] }),
  accountRole({ name: 'Billing', permissions: edit('billing', 'subscription') }),
  accountRole({ name: 'Log Share', permissions: edit('logs') }),
  accountRole({ name: 'Log Share Reader', permissions: ['logs:read'] }),
  accountRole({
    // Makes tokens no stronger than the member and sees only those: less than editing the account's tokens.
    name: 'API Token Provisioning',
    permissions: ['account_api_tokens:create'],
    source: 'Cloudflare docs: Fundamentals changelog of 2026-10-01',
  }),
  ...['Trust and Safety', 'Trust And Safety'].map((name) =>
    accountRole({
      name,
      permissions: ['blocks:read', 'trust_and_safety:read'],
      why: 'The documentation grants trust and safety services without naming them.',
    }),
  ),
  accountRole({
    name: 'SSL/TLS, Caching, Performance, Page Rules, and Customization',
    permissions: [
      ...edit('ssl', 'zone_settings', 'cache_settings', 'page_rules', 'custom_pages'),
      'cache_purge:edit',
    ],
    why: 'The documentation grants most settings and names only what is left out.',
  }),
];
