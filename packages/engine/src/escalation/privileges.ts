import type { Account, PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { AskedPermission } from '../decision/permission.ts';
import { stepKinds, stepRules } from './step-rule.ts';

/**
 * A principal that holds one of these on the account can give access, to others or to themselves, or spend
 * the company's money: what lets somebody take a step to more access, and billing. Super Administrators and
 * Administrators hold some of them by rule (S10).
 */
export const privileges: readonly string[] = [
  ...stepKinds.map((kind) => stepRules[kind].permission.name),
  'billing:edit',
];

export function atomic(names: readonly string[]): readonly AskedPermission[] {
  return names.map((name) => ({ kind: 'atomic', name }));
}

/** Represents "everything" also where the account knows no group that is. */
const everything: PermissionGroup = {
  key: 'everything' as PermissionGroupKey,
  side: 'member',
  id: null,
  label: null,
  name: null,
  types: null,
  contents: { kind: 'everything' },
  source: 'built-in',
};

/** What makes a Super Administrator: holding a permission group that contains everything. */
export function superAdministration({ permissionGroups }: Account): readonly AskedPermission[] {
  const groups = [...permissionGroups.values()].filter(({ contents }) => contents.kind === 'everything');
  return [everything, ...groups].map((group) => ({ kind: 'group', group }));
}

/**
 * What makes an Administrator: holding a permission group that contains all but a few. A Super Administrator
 * does too.
 */
export function administration({ permissionGroups }: Account): readonly AskedPermission[] {
  const groups = [...permissionGroups.values()].filter(({ contents }) => contents.kind === 'all-but');
  return groups.map((group) => ({ kind: 'group', group }));
}
