import type { PrivilegeKind } from '@grantlens/engine/internal';

/** What each privilege is called: the permission that makes it, or what holds everything, or nearly. */
export const privilegeNames: Readonly<Record<PrivilegeKind, string>> = {
  'super-administrator': 'all_privileges',
  administrator: 'admin',
  members: 'member:edit',
  tokens: 'account_api_tokens:edit',
  sso: 'dash_sso:edit',
  billing: 'billing:edit',
};
