import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import type { Question } from '../implementation.ts';
import { texts } from '../raw.ts';
import { accountKey, atomicPermissions, otherKeys, zoneKeys } from './names.ts';

const text = (value: unknown): readonly string[] => texts([value]);

/** Every row of a snapshot that describes or names a permission group, in the lists and inside policies. */
export function groupRows(snapshot: Snapshot): readonly Readonly<Record<string, unknown>>[] {
  const { permissionGroups, tokenPermissionGroups, members, userGroups, accountTokens } =
    snapshot.collections;
  const inline = [...members.items, ...userGroups.items, ...accountTokens.items]
    .filter(isObject)
    .flatMap(({ policies }) => (Array.isArray(policies) ? policies : []))
    .filter(isObject)
    .flatMap(({ permission_groups: groups }) => (Array.isArray(groups) ? groups : []));
  const all: readonly unknown[] = [...permissionGroups.items, ...tokenPermissionGroups.items, ...inline];
  return all.filter(isObject);
}

/** Every permission-group id that a snapshot shows anywhere. */
export function groupIds(snapshot: Snapshot): readonly string[] {
  return [...new Set(groupRows(snapshot).flatMap(({ id }) => text(id)))].sort();
}

/** The principals of a snapshot, as questions name them. */
export function principalsOf(snapshot: Snapshot): readonly string[] {
  const { members, accountTokens } = snapshot.collections;
  const people = members.items.filter(isObject).flatMap(({ id, email, user }) => {
    const names = [
      ...text(id),
      ...text(email),
      ...(isObject(user) ? [...text(user.email), ...text(user.id)] : []),
    ];
    return names.slice(0, 1).map((name) => `member:${name}`);
  });
  const robots = accountTokens.items
    .filter(isObject)
    .flatMap(({ id, name }) => [...text(id), ...text(name)].slice(0, 1).map((key) => `token:${key}`));
  return [...new Set([...people, ...robots])].sort();
}

/** Every question worth asking of a generated snapshot: everybody, every permission, every kind of resource. */
export function questionsFor(snapshot: Snapshot): readonly Question[] {
  const permissions = [...atomicPermissions, ...groupIds(snapshot)];
  const resources = [accountKey, ...zoneKeys, ...otherKeys];
  return principalsOf(snapshot).flatMap((principal) =>
    permissions.flatMap((permission) => resources.map((resource) => ({ principal, permission, resource }))),
  );
}
