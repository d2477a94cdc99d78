import { resolvePermission } from '@grantlens/engine';
import { isOneResource } from '@grantlens/engine/internal';
import { type Account, GrantlensError, type PermissionGroup, type Scope } from '@grantlens/snapshot';
import {
  everyOf,
  overlaid,
  parseKey,
  remembered,
  resourceTypes,
  typesActedOn,
  wholeAccount,
} from '@grantlens/snapshot/internal';
import type { Blame } from '../file/fault.ts';
import type { LocatedText } from '../file/located.ts';
import type { Missing } from './missing.ts';
import { resourcesNamed } from './resources.ts';

/** A permission group on a scope, as a policy gives it. */
export interface PolicyWanted {
  readonly permissionGroup: PermissionGroup;
  readonly scope: Scope;
}

/** The scope that a text names for a policy, or that there is no such resource; null, with a fault, for many. */
export function scopeNamed(text: LocatedText, account: Account, blame: Blame): Scope | Missing | null {
  const key = parseKey(text.value.trim());
  if (text.value.startsWith('com.cloudflare.') && key.id === '*') return everyOf(key.type, key.raw);
  const { subjects, missing } = resourcesNamed([text], account);
  const [gone] = missing;
  if (gone !== undefined) return gone;
  const [subject] = subjects;
  if (subject?.kind === 'zones' && subject.glob === '*') return everyOf(resourceTypes.zone);
  if (subject === undefined || !isOneResource(subject)) {
    blame(text.at, 'a policy is on the account, on one resource, or on zone:* (every zone)');
    return null;
  }
  if (subject.kind === 'account') return wholeAccount(account.id);
  const { key: named, type, identity } = subject;
  return { kind: 'resource', key: named, type, resource: identity };
}

/**
 * What a permission group on a scope gives, as answers say it: on the whole account one that acts on zones is on every zone
 * (S7).
 */
export function wantedPolicies(permissionGroup: PermissionGroup, scope: Scope): readonly PolicyWanted[] {
  const types = scope.kind === 'account' ? typesActedOn(permissionGroup) : null;
  const scopes = types?.map((type) => everyOf(type)) ?? [scope];
  return scopes.map((one) => ({ permissionGroup, scope: one }));
}

/** The permission group that a text names, of those that policies of members and user groups give. */
export function permissionGroupNamed(
  text: LocatedText,
  account: Account,
  blame: Blame,
): PermissionGroup | null {
  const meant = meantIn(account)(text.value);
  if (typeof meant !== 'string') return meant;
  blame(text.at, meant);
  return null;
}

/** What texts mean in an account: a permission group, or why none. A file names the same few over and over. */
const meantIn: (account: Account) => (text: string) => PermissionGroup | string = remembered((account) => {
  const groups = [...account.permissionGroups].filter(([, { side }]) => side === 'member');
  const ofMembers = overlaid(account, { permissionGroups: new Map(groups) });
  return remembered((text: string) => {
    try {
      const meant = resolvePermission(text, ofMembers);
      return meant.kind === 'group'
        ? meant.group
        : `"${text}" is a permission, and policies give permission groups`;
    } catch (error) {
      if (!(error instanceof GrantlensError)) throw error;
      return error.message;
    }
  });
}, new WeakMap<Account, (text: string) => PermissionGroup | string>());
