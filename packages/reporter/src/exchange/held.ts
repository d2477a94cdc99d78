import type { PermissionGroup, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import type { Entitlement } from './entitlement.ts';

/** A permission group as a principal holds it: everywhere that it does, each place once. */
export interface HeldGroup {
  readonly group: PermissionGroup;
  /** Where all of it is held, without what is inside a wider place that is named. */
  readonly whole: readonly Scope[];
  /** What is held with exceptions, or without some of its permissions. */
  readonly cut: readonly Entitlement[];
}

/** What somebody holds, permission group by permission group. What is held on every zone is not said of each zone again. */
export function byPermissionGroup(held: readonly Entitlement[]): readonly HeldGroup[] {
  const groups = new Map<PermissionGroup, Entitlement[]>();
  for (const one of held) {
    const same = groups.get(one.group);
    if (same === undefined) groups.set(one.group, [one]);
    else same.push(one);
  }
  return [...groups].map(([group, all]) => heldGroup(group, all));
}

function heldGroup(group: PermissionGroup, all: readonly Entitlement[]): HeldGroup {
  const plain = all.filter(({ lacks }) => lacks.length === 0);
  const wide = plain.filter(({ places }) => places.scopes.some(({ kind }) => kind !== 'resource'));
  const isInWider = (scope: Scope, own: Entitlement) =>
    wide.some((one) => one !== own && isWider(one, scope) && one.places.holds(scope));
  const whole = new Map<string, Scope>();
  for (const one of plain)
    if (one.places.except.length === 0)
      for (const scope of one.places.scopes)
        if (!isInWider(scope, one)) whole.set(scopeIdentity(scope), scope);
  const cut = all.filter(
    (one) =>
      one.lacks.length + one.places.except.length > 0 &&
      !one.places.scopes.every((scope) => isInWider(scope, one)),
  );
  return { group, whole: [...whole.values()], cut };
}

/** Whether an entitlement is on something wider than a scope: of two that are as wide, each is named. */
function isWider({ places: { scopes, except } }: Entitlement, scope: Scope): boolean {
  const [outer] = scopes;
  if (outer === undefined || outer.kind === 'resource') return false;
  if (scope.kind === 'resource') return true;
  // A scope that is not a single resource may have been cut, which is known of its parts alone.
  return except.length === 0 && outer.kind === 'account' && scope.kind === 'type';
}
