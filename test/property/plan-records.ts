import type { Access } from '@grantlens/engine';
import { holds } from '@grantlens/engine/internal';
import type { PlanChange } from '@grantlens/review/internal';
import type { Principal } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import type { Point } from './planned-account.ts';

/** Whether a record of a plan is about a principal. */
export function isAbout({ principal: who }: PlanChange, principal: Principal): boolean {
  return isObject(who) && who.kind === principal.kind && who.id === principal.id;
}

/** The point that a record of a plan is about; null where it names what the account does not. */
export function pointOf(
  { permission, permissionGroup, scope }: PlanChange,
  points: readonly Point[],
): Point | null {
  const found = points.find(
    (point) =>
      isObject(scope) &&
      scope.kind === point.scope.kind &&
      scope.key === point.scope.key &&
      (isObject(permission)
        ? point.permission.kind === 'atomic' && namedIn(permission).includes(point.permission.name)
        : isObject(permissionGroup) &&
          point.permission.kind === 'group' &&
          point.permission.group.id === permissionGroup.id),
  );
  return found ?? null;
}

function namedIn(permission: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (permission.kind === 'atomic') return [permission.name];
  const { of } = permission;
  return Array.isArray(of) ? of.map((one: unknown) => (isObject(one) ? one.name : null)) : [];
}

/** Whether a record says what changed at a point: of the permission itself, or of a group that may hold it. */
export function speaksOf(
  change: PlanChange,
  { permission, scope }: Point,
  { account: { permissionGroups } }: Access,
): boolean {
  const reaches = (record: unknown) =>
    isObject(record) &&
    (record.kind === 'account' ||
      record.key === scope.key ||
      (scope.kind !== 'account' && record.kind === 'type' && record.key === `${scope.type}.*`));
  const { except, permission: one, permissionGroup } = change;
  if (!reaches(change.scope) || (Array.isArray(except) && except.some(reaches))) return false;
  // Of a policy that is not shown, what it may give is one row.
  if (!isObject(permissionGroup)) return true;
  if (isObject(one)) return permission.kind === 'atomic' && namedIn(one).includes(permission.name);
  const groups = [...permissionGroups.values()].filter(({ id }) => id === permissionGroup.id);
  return groups.some((group) => holds(group, permission) !== null);
}
