import { accountKey, type PermissionGroup, type Scope } from '@grantlens/snapshot';
import { canonicalKey, isOfAnotherAccount, parseKey, resourceTypes } from '@grantlens/snapshot/internal';
import { type Entity, type Uid, uid } from './entity.ts';

// A thing is in its kind, inside the account and in the account; the account is in itself alone: "in" is S6's reach.
const account = uid('Account', 'this');
const inside = uid('Inside', 'this account');
const kind = (type: string) => uid('Kind', type);

/** Which resources a permission group acts on within a scope, as a policy spells it, and whether that is sure. */
export interface Where {
  readonly resource: string;
  readonly sure: boolean;
}

/** Where a permission group acts within a scope (S6, S7); either is `null` where it could not be read. */
export function whereOf(group: PermissionGroup | null, scope: Scope | null): readonly Where[] {
  const types = group?.types ?? null;
  const within = (place: Uid, sure: boolean): Where => ({ resource: `resource in ${place.text}`, sure });
  const isAccountTyped = types?.has(resourceTypes.account) ?? true;
  if (scope === null) return [within(isAccountTyped ? account : inside, false)];
  if (scope.kind === 'account') {
    if (types === null || isAccountTyped) return [within(account, types !== null)];
    return [...types].map((type) => within(kind(type), true));
  }
  const isOfType = types?.has(scope.type) ?? false;
  return [within(scope.kind === 'type' ? kind(scope.type) : uid('Thing', scope.resource), isOfType)];
}

/** The resource a key names, in everything it is in. */
export function placeOf(key: string, accountId: string): Entity {
  if (key === accountKey(accountId)) return { uid: account, parents: [] };
  // What belongs to another account is in nothing here (S5).
  if (isOfAnotherAccount(key, accountId)) return { uid: uid('Foreign', key), parents: [] };
  const parsed = parseKey(key);
  return { uid: uid('Thing', canonicalKey(parsed)), parents: [kind(parsed.type), inside, account] };
}
