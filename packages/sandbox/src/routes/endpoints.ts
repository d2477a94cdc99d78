import { accountTokens } from './account-tokens.ts';
import { accounts } from './accounts.ts';
import { auditLogs } from './audit-logs.ts';
import type { Endpoint } from './endpoint.ts';
import { members } from './members.ts';
import { oauthClients } from './oauth-clients.ts';
import { permissionGroups } from './permission-groups.ts';
import { resourceGroups } from './resource-groups.ts';
import { roles } from './roles.ts';
import { scimGroups } from './scim-groups.ts';
import { scimUsers } from './scim-users.ts';
import { ssoConnectors } from './sso-connectors.ts';
import { tokenPermissionGroups } from './token-permission-groups.ts';
import { tokenVerify } from './token-verify.ts';
import { user } from './user.ts';
import { userGroupMembers } from './user-group-members.ts';
import { userGroups } from './user-groups.ts';
import { zones } from './zones.ts';

/** Every endpoint. The first path that fits is taken, so the words after `tokens/` stand before its ids. */
export const endpoints: readonly Endpoint[] = [
  ...accounts,
  ...members,
  ...roles,
  ...userGroups,
  ...userGroupMembers,
  ...permissionGroups,
  ...resourceGroups,
  ...tokenVerify,
  ...tokenPermissionGroups,
  ...accountTokens,
  ...ssoConnectors,
  ...scimUsers,
  ...scimGroups,
  ...auditLogs,
  ...oauthClients,
  ...zones,
  ...user,
];
