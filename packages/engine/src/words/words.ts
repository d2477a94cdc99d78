import type { Account, PermissionGroup, Principal, Scope } from '@grantlens/snapshot';
import { permissionGroupName, resourceTypes } from '@grantlens/snapshot/internal';
import type { Grant } from '../access/grant.ts';
import type { Permission } from '../decision/permission.ts';
import { scopesOf } from '../decision/reaches.ts';
import type { Resource } from '../decision/resource.ts';
import { printable } from './printable.ts';
import { zoneName } from './zone-name.ts';

/** A principal as a person knows it. */
export function principalWords(principal: Principal): string {
  if (principal.kind === 'token') return printable(`token:${principal.name ?? principal.id}`);
  return printable(principal.email ?? principal.id ?? principal.key);
}

/** A permission as it was asked for. */
export function permissionWords(permission: Permission): string {
  switch (permission.kind) {
    case 'atomic':
      return permission.name;
    case 'any':
      return permission.glob;
    case 'group':
      return permissionGroupWords(permission.group);
  }
}

/** A permission group by the name people know it by. */
export function permissionGroupWords(group: PermissionGroup): string {
  return printable(permissionGroupName(group));
}

/** A resource by its name, else by what Cloudflare calls it; whatever no policy names of a type as "every zone". */
export function resourceWords(resource: Resource, account: Account): string {
  if (resource.kind === 'account') return 'the account';
  if (resource.id === '*') return everyWords(resource.type);
  return printable(zoneName(resource.identity, account) ?? resource.name ?? resource.key);
}

function everyWords(type: string): string {
  return type === resourceTypes.zone ? 'every zone' : printable(`every ${type}`);
}

/** A piece of scope: "the whole account", "every zone", a zone's name, with its id where two zones have it. */
export function scopeWords(scope: Scope, account: Account): string {
  switch (scope.kind) {
    case 'account':
      return 'the whole account';
    case 'type':
      return everyWords(scope.type);
    case 'resource':
      return printable(zoneName(scope.resource, account) ?? scope.key);
  }
}

/** The path of a grant: "direct", or the group's name. */
export function viaWords({ path, group }: Grant): string {
  if (path === 'direct') return 'direct';
  return printable(`group ${group?.name ?? group?.key ?? '(not seen)'}`);
}

/** What a grant gives: the permission group, or that it could not be read. */
export function givesWords({ permissionGroup }: Grant): string {
  if (permissionGroup === null) return '(permission group not seen)';
  return permissionGroupWords(permissionGroup);
}

/** Where a grant acts. */
export function whereWords(grant: Grant, account: Account): string {
  if (grant.cell.scope === null) return '(scope not seen)';
  return scopesOf(grant, account)
    .map((scope) => scopeWords(scope, account))
    .join(' and ');
}

/** The whole way of a grant in one line: `group Web Team → Domain DNS → every zone`. */
export function pathWords(grant: Grant, account: Account): string {
  return [viaWords(grant), givesWords(grant), whereWords(grant, account)].join(' → ');
}
