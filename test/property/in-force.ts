import {
  type AccessGraph,
  type AskedPermission,
  type Decision,
  type Grant,
  holds,
  isSameGrant,
  mergeAssumptions,
  mergeGaps,
  relate,
  scopesOf,
  typicalOf,
  type Verdict,
} from '@grantlens/engine';
import { type PermissionGroup, type Principal, type Scope, scopeIdentity } from '@grantlens/snapshot';

import type { Effective, Exception } from '../../packages/reporter/src/report/effective.ts';

// What of a grant is in force, told slowly: every question is put to the engine with all that a principal holds.

/** Asks the engine about one permission on one piece of the account. */
export type Ask = (permission: AskedPermission, scope: Scope) => Decision;

/** What is looked up for every grant of one principal alike. */
export interface Review {
  readonly access: AccessGraph;
  readonly ask: Ask;
  /** The principal's grants that deny, or may. */
  readonly denies: readonly Grant[];
}

/** Opens the review of one principal; the same question is decided once. */
export function reviewOf(access: AccessGraph, principal: Principal): Review {
  const asked = new Map<string, Decision>();
  const ask: Ask = (permission, scope) => {
    const name = permission.kind === 'atomic' ? permission.name : permission.group.key;
    const key = JSON.stringify([permission.kind, name, scope.kind, scopeIdentity(scope)]);
    const decision = asked.get(key) ?? relate(access, principal, permission, typicalOf(scope));
    asked.set(key, decision);
    return decision;
  };
  const denies = access.grantsOf(principal).filter(({ policy }) => policy.effect !== 'allow');
  return { access, ask, denies };
}

/** Of several places the verdict a reader must not miss; the others are exceptions. */
const cautious: readonly Verdict[] = ['unknown', 'allowed', 'denied', 'not-granted'];

/** What of a grant is in force where it acts, and where it is not. */
export function effectiveOf(review: Review, grant: Grant): Effective {
  const { access, ask } = review;
  const { permissionGroup: group, cell, policy } = grant;
  const noted = cell.gaps.flatMap((id) => access.account.gaps.get(id) ?? []);
  if (group === null) return { verdict: 'unknown', exceptions: [], cutBy: [], gaps: noted, assumptions: [] };
  const scopes = scopesOf(grant, access.account);
  const own = scopes.map((scope) => ask({ kind: 'group', group }, scope));
  const verdict = cautious.find((one) => own.some((decision) => decision.verdict === one)) ?? 'not-granted';
  const mayBeCut = policy.effect === 'allow' && verdict !== 'denied';
  const denies = review.denies.filter((deny) => mayHoldOf(deny.permissionGroup, group));
  const found = mayBeCut ? exceptionsTo({ ...review, denies }, grant, group, verdict) : [];
  const taken = whollyTaken(group, new Set(scopes.map(scopeIdentity)), found);
  const decisions = [...own, ...found.flatMap((exception) => exception.decisions)];
  const cuts =
    policy.effect === 'deny' ? [] : decisions.flatMap(cutsOf).filter((cut) => !isSameGrant(cut, grant));
  return {
    verdict: taken ?? verdict,
    exceptions: found.map(({ decisions: _, ...exception }) => exception),
    cutBy: cuts,
    gaps: mergeGaps([...noted, ...decisions.flatMap(({ gaps }) => gaps)]),
    assumptions: mergeAssumptions(decisions),
  };
}

/** Whether a permission group may hold another, or anything that is in it. */
function mayHoldOf(denied: PermissionGroup | null, group: PermissionGroup): boolean {
  if (denied === null || group.contents.kind !== 'listed') return true;
  const asked: readonly AskedPermission[] = [
    { kind: 'group', group },
    ...[...group.contents.permissions].map((name) => ({ kind: 'atomic', name }) as const),
  ];
  return asked.some((permission) => holds(denied, permission) !== null);
}

function cutsOf({ bearings }: Decision): readonly Grant[] {
  return bearings.filter(({ effect }) => effect !== 'allow').map(({ grant }) => grant);
}

type Found = Exception & { readonly decisions: readonly Decision[] };

/** Asks again wherever another grant of the principal denies: about the group, then about each permission denied. */
function exceptionsTo(
  { access, ask, denies }: Review,
  grant: Grant,
  group: PermissionGroup,
  verdict: Verdict,
): readonly Found[] {
  const denied = deniedPermissions(denies, group, access);
  const own = new Set(scopesOf(grant, access.account).map(scopeIdentity));
  const everywhere = new Set<string>();
  return placesOf(access, [grant, ...denies]).flatMap((scope): readonly Found[] => {
    const byGroup = ask({ kind: 'group', group }, scope);
    if (differs(byGroup))
      return [{ permissions: null, scope, verdict: byGroup.verdict, decisions: [byGroup] }];
    const parts = denied
      .filter((name) => !everywhere.has(name))
      .map((name) => ({ name, decision: ask({ kind: 'atomic', name }, scope) }))
      .filter(({ decision }) => differs(decision));
    if (own.has(scopeIdentity(scope))) for (const { name } of parts) everywhere.add(name);
    return cautious.flatMap((other) => {
      const alike = parts.filter(({ decision }) => decision.verdict === other);
      if (alike.length === 0) return [];
      const permissions = alike.map(({ name }) => name);
      return [{ permissions, scope, verdict: other, decisions: alike.map(({ decision }) => decision) }];
    });
  });

  function differs(decision: Decision): boolean {
    const bears = decision.bearings.some(
      (bearing) => bearing.certainty === 'sure' && isSameGrant(bearing.grant, grant),
    );
    return bears && decision.verdict !== verdict && decision.verdict !== 'allowed';
  }
}

/** The places of the first grant first; each once. */
function placesOf({ account }: AccessGraph, grants: readonly Grant[]): readonly Scope[] {
  const places = grants.flatMap((grant) => scopesOf(grant, account));
  return [...new Map(places.map((scope) => [scopeIdentity(scope), scope])).values()];
}

/**
 * The permissions that denies take away, or may: those their groups contain, and everything the granted group contains
 * where a deny's own contents are not known whole.
 */
function deniedPermissions(
  denies: readonly Grant[],
  granted: PermissionGroup,
  { account }: AccessGraph,
): readonly string[] {
  const listed = ({ contents }: PermissionGroup) =>
    contents.kind === 'listed' ? [...contents.permissions] : [];
  const every = granted.contents.kind === 'listed' ? listed(granted) : [...account.permissions];
  const names = denies.flatMap(({ permissionGroup: group }) =>
    group?.contents.kind === 'listed' && group.contents.complete
      ? listed(group)
      : [...every, ...(group ? listed(group) : [])],
  );
  return [...new Set(names)].sort();
}

/** When every permission of a group is taken away on all of its places, nothing of the grant is left in force. */
function whollyTaken(
  group: PermissionGroup,
  own: ReadonlySet<string>,
  found: readonly Found[],
): Verdict | null {
  const { contents } = group;
  if (contents.kind !== 'listed' || !contents.complete || contents.permissions.size === 0) return null;
  const takenOn = (place: string) =>
    new Set(
      found
        .filter(({ scope }) => scopeIdentity(scope) === place)
        .flatMap(({ permissions }) => permissions ?? [...contents.permissions]),
    );
  const all = [...own].every((place) => [...contents.permissions].every((name) => takenOn(place).has(name)));
  if (!all) return null;
  return found.some(({ verdict }) => verdict === 'unknown') ? 'unknown' : 'denied';
}
