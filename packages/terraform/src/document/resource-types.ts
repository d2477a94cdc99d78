/** The types of resource that are evaluated. */
export type AccessType =
  | 'cloudflare_account_member'
  | 'cloudflare_user_group'
  | 'cloudflare_user_group_members'
  | 'cloudflare_account_token'
  | 'cloudflare_resource_group';

/** The attributes of each that bear on access. */
export const attributesOf: Readonly<Record<AccessType, readonly string[]>> = {
  cloudflare_account_member: ['id', 'account_id', 'email', 'status', 'roles', 'policies'],
  cloudflare_user_group: ['id', 'account_id', 'name', 'policies'],
  cloudflare_user_group_members: ['id', 'account_id', 'user_group_id', 'members'],
  cloudflare_account_token: [
    ...['id', 'account_id', 'name', 'status', 'policies'],
    ...['condition', 'expires_on', 'not_before'],
  ],
  cloudflare_resource_group: ['id', 'account_id', 'name', 'scope'],
};

/** Whether resources of a type are evaluated. */
export function isAccessType(type: string): type is AccessType {
  return Object.hasOwn(attributesOf, type);
}

/** What only resources of the older provider have. */
export const olderAttributes: readonly string[] = ['email_address', 'role_ids', 'policy'];

const bearing: ReadonlySet<string> = new Set([
  'cloudflare_account',
  'cloudflare_api_token',
  'cloudflare_zone',
  'cloudflare_sso_connector',
  'cloudflare_oauth_client',
]);

/** Whether resources of a type bear on access though they are not evaluated. */
export function bearsOnAccess(type: string): boolean {
  return isAccessType(type) || bearing.has(type) || type.startsWith('cloudflare_organization');
}
