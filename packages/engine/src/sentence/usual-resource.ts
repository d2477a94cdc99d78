import type { Account } from '@grantlens/snapshot';
import { resourceTypes } from '@grantlens/snapshot/internal';
import { resolvePermission } from '../resolve/permission.ts';

/** Areas of which an account has one thing, and no zone or anything else in it another. */
const ofTheAccount: ReadonlySet<string> = new Set([
  'organization',
  'member',
  'auditlogs',
  'billing',
  'subscription',
  'account_api_tokens',
  'account_dns_settings',
  'dash_sso',
  'notifications',
  'legal',
]);

/**
 * Where a permission is asked for of which nothing was said: on the account if it means something nowhere else, else
 * anywhere, so that nobody is left out.
 */
export function usualResource(permission: string, account: Account): string {
  const meant = resolvePermission(permission, account);
  if (meant.kind !== 'group')
    return ofTheAccount.has(permission.replace(/:.*$/, '')) ? 'account' : 'anywhere';
  const { types } = meant.group;
  return types?.size === 1 && types.has(resourceTypes.account) ? 'account' : 'anywhere';
}
