import type { EntitlementRow, GroupRow, PrincipalRow } from '../report/rows.ts';

/** The columns of a table in their order, `id` first. Only ever appended to: scripts and reviewers' sheets rely on it. */
export type Columns<Row> = readonly (keyof Row & string)[];

export const principalColumns: Columns<PrincipalRow> = [
  'id',
  'kind',
  'email',
  'name',
  'standing',
  'status',
  'twoFactor',
  'apiAccess',
  'ssoDomain',
  'thirdParty',
  'groups',
  'directEntitlements',
  'inheritedEntitlements',
  'privilegedEntitlements',
  'expiresOn',
  'lastUsedOn',
];

export const entitlementColumns: Columns<EntitlementRow> = [
  'id',
  'principalId',
  'principalKind',
  'email',
  'name',
  'standing',
  'means',
  'effective',
  'except',
  'privileged',
  'access',
  'permissionGroupId',
  'permissionGroupName',
  'permissionGroupLabel',
  'scopeKind',
  'scopeKey',
  'scopeName',
  'path',
  'groupId',
  'groupName',
  'policyId',
  'resourceGroupId',
  'resourceGroupName',
  'cutBy',
  'assumptions',
  'gaps',
  'notes',
];

export const groupColumns: Columns<GroupRow> = [
  'id',
  'name',
  'members',
  'memberNames',
  'policies',
  'policyIds',
  'handsOut',
  'notes',
];
