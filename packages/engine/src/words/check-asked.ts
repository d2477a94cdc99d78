import type { Account, Principal, PrincipalKey, ResourceKey } from '@grantlens/snapshot';
import type { Permission } from '../decision/permission.ts';
import { isOneResource, type Resource, type Subject } from '../decision/resource.ts';
import { isOneKey, unknownPermission, unknownPrincipal, unknownResource } from './unknown-name.ts';

/** What a question may be about: everything else would be granted to nobody, and look like an answer. */
interface Known {
  readonly principals: ReadonlySet<PrincipalKey>;
  readonly permissions: ReadonlySet<string>;
}

const known = new WeakMap<Account, Known>();

function knownIn(account: Account): Known {
  const before = known.get(account);
  if (before !== undefined) return before;
  const found: Known = {
    principals: new Set(account.principals.map(({ key }) => key)),
    permissions: new Set(account.permissions),
  };
  known.set(account, found);
  return found;
}

/** @throws GrantlensError `principal-unknown` */
export function checkPrincipal({ key }: Principal, account: Account): void {
  if (!knownIn(account).principals.has(key)) throw unknownPrincipal(key, account);
}

/** @throws GrantlensError `permission-unknown` */
export function checkPermission(permission: Permission, account: Account): void {
  switch (permission.kind) {
    case 'atomic':
      if (!knownIn(account).permissions.has(permission.name))
        throw unknownPermission(permission.name, account);
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
 * What a policy names, and whatever nobody names of a type, stand in answers and can be asked about in turn, however odd
 * they are spelled.
 *
 * @throws GrantlensError `resource-unknown`
 */
export function checkResource({ kind, key }: Resource, account: Account): void {
  if (kind === 'account' || account.zonesByKey.has(key) || key.endsWith('.*') || isOneKey(key)) return;
  if (!isNamed(key, account)) throw unknownResource(key, account);
}

function isNamed(key: ResourceKey, { policies }: Account): boolean {
  return policies.some(({ resourceGroups }) =>
    resourceGroups.some(({ places }) => places.some(({ scope }) => scope?.key === key)),
  );
}

/** @throws GrantlensError `resource-unknown` */
export function checkSubject(subject: Subject, account: Account): void {
  if (isOneResource(subject)) checkResource(subject, account);
  if (subject.kind !== 'zones') return;
  for (const { key } of subject.zones) if (!account.zonesByKey.has(key)) throw unknownResource(key, account);
}
