import type {
  ChangeRow,
  EntitlementRow,
  FindingRow,
  GroupRow,
  PrincipalRow,
  Tables,
} from '../report/rows.ts';

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
  'manager',
  'jobFunction',
  'department',
  'employment',
  'employmentStatus',
  'startDate',
  'endDate',
  'employeeId',
  'groupIds',
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
  'zone',
  'principals',
  'holders',
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

export const findingColumns: Columns<FindingRow> = [
  'id',
  'finding',
  'title',
  'severity',
  'status',
  'subjectKind',
  'subjectId',
  'subjectName',
  'what',
  'why',
  'remedy',
  'controls',
  'examined',
  'unexamined',
  'waivedBy',
  'waivedUntil',
  'waivedBecause',
];

export const changeColumns: Columns<ChangeRow> = [
  'id',
  'kind',
  'principalId',
  'principalKind',
  'email',
  'name',
  'standingBefore',
  'standingAfter',
  'means',
  'before',
  'after',
  'causes',
  'privileged',
  'access',
  'permissionGroupId',
  'permissionGroupName',
  'scopeKey',
  'scopeName',
  'path',
  'groupId',
  'groupName',
  'policyId',
  'principalsBefore',
  'principalsAfter',
];

/** The tables of a report in the order in which their files are written. */
export const tableNames = ['entitlements', 'principals', 'groups', 'findings', 'changes'] as const;
export type TableName = (typeof tableNames)[number];

/** The columns of every table. */
export const tableColumns: { readonly [Name in keyof Tables]: Columns<Tables[Name][number]> } = {
  principals: principalColumns,
  entitlements: entitlementColumns,
  groups: groupColumns,
  findings: findingColumns,
  changes: changeColumns,
};
