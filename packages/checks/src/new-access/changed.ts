import type { Access, Resource } from '@grantlens/engine';
import { type AskedPermission, type Change, isWithin, relate, typicalOf } from '@grantlens/engine/internal';
import type { AtomicPermission, Gap, Principal, Scope } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { permissionsOf } from './complete-contents.ts';
import type { NewThing } from './new-thing.ts';

/** A principal before and after. */
export interface Pair {
  readonly was: Principal;
  readonly is: Principal;
}

/** The two accounts that are compared. */
export interface Compared {
  readonly before: Access;
  readonly after: Access;
}

/** What a row of a comparison says of new access; null where it says nothing of it. */
export type ChangeJudged =
  | { readonly kind: 'new'; readonly thing: NewThing }
  | { readonly kind: 'open'; readonly gaps: readonly Gap[] }
  | null;

/**
 * Judges a row about a principal that may act on both sides. Where it is known all over what a permission group holds,
 * its single permissions are compared: a narrower group in the place of a wider one is nothing new.
 */
export function judgeChange(change: Change, pair: Pair, compared: Compared): ChangeJudged {
  const { permissionGroup: group, permission, before, after } = change;
  if (after === 'unknown' && before !== 'allowed')
    return isSettled(change) ? null : openBy(change, pair, compared);
  if (after !== 'allowed') return null;
  const permissions =
    permission === null
      ? newPermissionsOf(change, pair, compared)
      : permission.kind === 'atomic'
        ? [permission.name]
        : permission.of;
  if (permissions !== null && permissions.length === 0) return null;
  const marks = [
    ...(before === 'unknown' ? ['before it was unknown'] : []),
    ...(pair.is.standing === 'latent' ? ['once the invitation is accepted'] : []),
  ];
  const { principal, scope, cause } = change;
  return {
    kind: 'new',
    thing: { principal, group: permission === null ? group : null, permissions, scope, before, cause, marks },
  };
}

/** What a group of unknown contents may hold besides is compared by the group itself. */
function isSettled({ permission, permissionGroup: group }: Change): boolean {
  return permission !== null && group?.contents.kind === 'listed' && !group.contents.complete;
}

function openBy(
  { permissionGroup, permission, scope }: Change,
  { is }: Pair,
  { after }: Compared,
): ChangeJudged {
  const asked: readonly AskedPermission[] =
    permission?.kind === 'atomic'
      ? [permission]
      : permission !== null
        ? permission.of.slice(0, 1).map((name) => ({ kind: 'atomic', name }))
        : permissionGroup === null
          ? []
          : [{ kind: 'group', group: permissionGroup }];
  return { kind: 'open', gaps: asked.flatMap((one) => relate(after, is, one, typicalOf(scope)).gaps) };
}

/** Those of a group's permissions that are new somewhere on the scope; null where not all that it holds is known. */
function newPermissionsOf(
  { permissionGroup: group, scope, except }: Change,
  { was, is }: Pair,
  { before, after }: Compared,
): readonly AtomicPermission[] | null {
  if (group === null) return null;
  const held = permissionsOf(group, after.account);
  const earlier = before.account.permissionGroups.get(group.key);
  const isKnownBefore = earlier === undefined || permissionsOf(earlier, before.account) !== null;
  if (held === null || !isKnownBefore) return null;
  const places = [
    scope,
    ...placesWithin(scope, except, [
      [before, was],
      [after, is],
    ]),
  ].map(typicalOf);
  const isAllowed = (access: Access, principal: Principal, name: AtomicPermission, place: Resource) =>
    relate(access, principal, { kind: 'atomic', name }, place).verdict === 'allowed';
  return held.filter((name) =>
    places.some((place) => isAllowed(after, is, name, place) && !isAllowed(before, was, name, place)),
  );
}

/** The places inside a scope that a grant of either side names: on these it may be otherwise than on all the others. */
function placesWithin(
  outer: Scope,
  except: readonly Scope[],
  sides: readonly (readonly [Access, Principal])[],
): readonly Scope[] {
  const found = new Map<string, Scope>();
  for (const [access, principal] of sides)
    for (const { cell } of access.grantsOf(principal))
      if (cell.scope !== null && cell.scope.kind !== outer.kind && isWithin(cell.scope, outer))
        found.set(scopeIdentity(cell.scope), cell.scope);
  return [...found.values()].filter((one) => !except.some((other) => isWithin(one, other)));
}
