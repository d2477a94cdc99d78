import { unitColumns } from '@grantlens/reporter/internal';
import { decisionColumns } from '../log/decision-word.ts';
import type { ReviewUnit } from '../units/review-unit.ts';

/** What every row of a sheet carries besides its unit: of which package it is, and whose sheet. */
export const sheetKeyColumns = ['manifest', 'reviewer'] as const;

const columnsOfUnit = Object.keys(unitColumns) as readonly (keyof typeof unitColumns)[];

/** The columns of a sheet as CSV: the unit's, then those, then what is to be filled in. */
export const csvColumns: readonly string[] = [...columnsOfUnit, ...sheetKeyColumns, ...decisionColumns];

/** What must not differ in a sheet that comes back: the columns of a unit, and those that a workbook adds. */
export const evidenceColumns: readonly (keyof ReviewUnit)[] = [
  ...columnsOfUnit,
  'except',
  'found',
  'manager',
  'department',
];

/**
 * The columns of a unit that only inform: what is known of it besides what is decided about. Earlier versions wrote sheets
 * without the later ones, and a sheet may come back without any of them. What one has must still be as it was written.
 */
const informs = {
  id: false,
  kind: false,
  access: false,
  principalId: false,
  email: false,
  name: false,
  groupId: false,
  groupName: false,
  permissionGroupId: false,
  permissionGroupName: false,
  scopeKey: false,
  scopeName: false,
  means: false,
  privileged: false,
  carries: false,
  change: true,
  previousDecision: true,
  previousReviewer: true,
  previousDecidedAt: true,
  // What was found and what revoking it does are reasons to decide one way or the other.
  findings: false,
  lastActivity: true,
  note: false,
  lastActivityKind: true,
  lastActivitySince: true,
  managedBy: true,
  createdAt: true,
  createdBy: true,
  createdFrom: true,
  firstSeen: true,
  notSeenBefore: true,
  changedBy: true,
  conditions: true,
} as const satisfies Readonly<Record<keyof typeof unitColumns, boolean>>;

/** A sheet must have every one of these. */
export const neededColumns: readonly string[] = csvColumns.filter((column) => !isInforming(column));

/** A sheet must have none of these twice. */
export const knownColumns: readonly string[] = [...new Set([...csvColumns, ...evidenceColumns])];

function isInforming(column: string): boolean {
  return Object.hasOwn(informs, column) && informs[column as keyof typeof informs];
}

/** Names and what it is about: they stay in sight. */
export const frozenColumns = ['email', 'name', 'groupName', 'means', 'except'] as const;

/** The columns of a workbook: what a reviewer goes by, what they fill in, what else there is, and ids last. */
export const workbookColumns: readonly string[] = [
  ...frozenColumns,
  'privileged',
  'change',
  'found',
  'note',
  'previousDecision',
  'manager',
  'department',
  ...sheetKeyColumns,
  ...decisionColumns,
  'previousReviewer',
  'previousDecidedAt',
  'kind',
  'access',
  'permissionGroupName',
  'scopeName',
  'carries',
  'lastActivity',
  'lastActivityKind',
  'lastActivitySince',
  'managedBy',
  'createdAt',
  'createdBy',
  'createdFrom',
  'firstSeen',
  'notSeenBefore',
  'changedBy',
  'conditions',
  'id',
  'principalId',
  'groupId',
  'permissionGroupId',
  'scopeKey',
  'findings',
];
