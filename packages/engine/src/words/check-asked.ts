import type { Account, Principal, ResourceKey } from '@grantlens/snapshot';
import { canonicalKey, lookupIn, parseKey } from '@grantlens/snapshot/internal';
import type { Permission } from '../decision/permission.ts';
import { isOneResource, type Resource, type Subject } from '../decision/resource.ts';
import { isOneKey, unknownPermission, unknownPrincipal, unknownResource } from './unknown-name.ts';

const permissionNames = new WeakMap<Account, ReadonlySet<string>>();

function permissionsOf(account: Account): ReadonlySet<string> {
  const before = permissionNames.get(account);
  if (before !== undefined) return before;
  const names = new Set(account.permissions);
  permissionNames.set(account, names);
  return names;
}

/** @throws GrantlensError `principal-unknown` */
export function checkPrincipal({ key }: Principal, account: Account): void {
  if (lookupIn(account).principal(key) === undefined) throw unknownPrincipal(key, account);
}

/** @throws GrantlensError `permission-unknown` */
export function checkPermission(permission: Permission, account: Account): void {
  switch (permission.kind) {
    case 'atomic':
      if (!permissionsOf(account).has(permission.name)) throw unknownPermission(permission.name, account);
      return;
    case 'group':
      if (!account.permissionGroups.has(permission.group.key))
        throw unknownPermission(permission.group.key, account);
      return;
    case 'any':
      if (permission.of.length === 0) throw unknownPermission(permission.glob, account);
      for (const one of permission.of) checkPermission(one, account);
  }
}

/**
 * What a policy names, and whatever nobody names of a type, stand in answers and can be asked about in turn,
 * however odd they are spelled.
 *
 * @throws GrantlensError `resource-unknown`
 */
export function checkResource({ kind, key }: Resource, account: Account): void {
  if (kind === 'account' || account.zonesByKey.has(key) || key.endsWith('.*') || isOneKey(key)) return;
  if (!isNamed(key, account)) throw unknownResource(key, account);
}

function isNamed(key: ResourceKey, account: Account): boolean {
  return lookupIn(account)
    .policiesNaming(canonicalKey(parseKey(key)))
    .some(({ resourceGroups }) =>
      resourceGroups.some(({ places }) => places.some(({ scope }) => scope?.key === key)),
    );
}

/** @throws GrantlensError `resource-unknown` */
export function checkSubject(subject: Subject, account: Account): void {
  if (isOneResource(subject)) checkResource(subject, account);
  if (subject.kind !== 'zones') return;
  for (const { key } of subject.zones) if (!account.zonesByKey.has(key)) throw unknownResource(key, account);
}
