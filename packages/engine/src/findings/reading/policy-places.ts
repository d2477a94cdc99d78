import type { PermissionGroup, Policy, Scope } from '@grantlens/snapshot';
import { actsOnEverything, isOfType, type Place, scopeIdentity } from '@grantlens/snapshot/internal';
import { scopesActedOn } from '../../decision/reaches.ts';

/** The places of a policy, taken together. */
export interface PolicyPlaces {
  readonly wholeAccount: boolean;
  /** Every resource of these types. */
  readonly types: ReadonlySet<string>;
  /** Single resources, by identity, with their type. */
  readonly resources: ReadonlyMap<string, string>;
  /** The types of the single resources. */
  readonly typesOfResources: ReadonlySet<string>;
  /** A place could not be read: it may be anywhere. */
  readonly hasUnseen: boolean;
}

// Policies share their lists of places, and a list may be long.
const ofList = new WeakMap<readonly Place[], PolicyPlaces>();
const ofPolicy = new WeakMap<Policy, PolicyPlaces>();

/** Where a policy reaches. */
export function policyPlacesOf(policy: Policy): PolicyPlaces {
  const before = ofPolicy.get(policy);
  if (before !== undefined) return before;
  const parts = policy.resourceGroups.map(({ places }) => placesOfList(places));
  const [only] = parts;
  const extent = parts.length === 1 && only !== undefined ? only : merged(parts);
  ofPolicy.set(policy, extent);
  return extent;
}

function placesOfList(places: readonly Place[]): PolicyPlaces {
  const before = ofList.get(places);
  if (before !== undefined) return before;
  const types = new Set<string>();
  const typesOfResources = new Set<string>();
  let wholeAccount = false;
  let hasUnseen = false;
  for (const { scope, gaps } of places) {
    if (scope === null || gaps.length > 0) hasUnseen = true;
    else if (scope.kind === 'account') wholeAccount = true;
    else (scope.kind === 'type' ? types : typesOfResources).add(scope.type);
  }
  const extent = withResources({ wholeAccount, types, typesOfResources, hasUnseen }, () =>
    resourcesIn(places),
  );
  ofList.set(places, extent);
  return extent;
}

function resourcesIn(places: readonly Place[]): ReadonlyMap<string, string> {
  const resources = new Map<string, string>();
  for (const { scope, gaps } of places)
    if (scope?.kind === 'resource' && gaps.length === 0) resources.set(scopeIdentity(scope), scope.type);
  return resources;
}

/** The single resources are listed when they are first asked for: most questions are settled by the kinds of places. */
function withResources(
  extent: Omit<PolicyPlaces, 'resources'>,
  list: () => ReadonlyMap<string, string>,
): PolicyPlaces {
  let listed: ReadonlyMap<string, string> | null = null;
  return {
    ...extent,
    get resources() {
      listed ??= list();
      return listed;
    },
  };
}

function merged(parts: readonly PolicyPlaces[]): PolicyPlaces {
  return withResources(
    {
      wholeAccount: parts.some(({ wholeAccount }) => wholeAccount),
      types: new Set(parts.flatMap(({ types }) => [...types])),
      typesOfResources: new Set(parts.flatMap(({ typesOfResources }) => [...typesOfResources])),
      hasUnseen: parts.some(({ hasUnseen }) => hasUnseen),
    },
    () => new Map(parts.flatMap(({ resources }) => [...resources])),
  );
}

/** Whether a permission group at the places of a policy certainly acts on a scope (S6, S7). */
export function certainlyActsOn(group: PermissionGroup, extent: PolicyPlaces, scope: Scope): boolean {
  if (group.types === null) return false;
  if (extent.wholeAccount && actsOnEverything(group)) return true;
  if (scope.kind === 'account' || !isOfType(group, scope.type)) return false;
  if (extent.wholeAccount) return true;
  return extent.types.has(scope.type) || (scope.kind === 'resource' && extent.resources.has(scope.resource));
}

/**
 * Where a permission group acts on an extent, in symbols: one typed otherwise than the account acts, on the whole
 * account, on every resource of its types (S7). Places on which it may not mean anything are left out.
 */
export function actsOn(group: PermissionGroup, policy: Policy): readonly Scope[] {
  const ofOne = actions.get(policy) ?? new Map<PermissionGroup, readonly Scope[]>();
  actions.set(policy, ofOne);
  const before = ofOne.get(group);
  if (before !== undefined) return before;
  const scopes = readActions(group, policy);
  ofOne.set(group, scopes);
  return scopes;
}

/** Whether a permission group acts on something, and something holds wherever it acts (see `actsOn`). */
export function everywhere(
  group: PermissionGroup,
  policy: Policy,
  holdsOn: (scope: Scope) => boolean,
): boolean {
  let acts = false;
  for (const { places } of policy.resourceGroups) {
    for (const { scope } of places) {
      for (const one of actsAt(group, scope)) {
        if (!holdsOn(one)) return false;
        acts = true;
      }
    }
  }
  return acts;
}

const actions = new WeakMap<Policy, Map<PermissionGroup, readonly Scope[]>>();

function readActions(group: PermissionGroup, policy: Policy): readonly Scope[] {
  return policy.resourceGroups.flatMap(({ places }) => places.flatMap(({ scope }) => actsAt(group, scope)));
}

function actsAt(group: PermissionGroup, scope: Scope | null): readonly Scope[] {
  if (scope === null || group.types === null) return nowhere;
  return scope.kind === 'account' || isOfType(group, scope.type) ? scopesActedOn(group, scope) : nowhere;
}

const nowhere: readonly Scope[] = [];

/** Whether a group stands somewhere where it is unknown what it gives: unread, untyped, or of another type (S7). */
export function actsElsewhere(group: PermissionGroup, policy: Policy): boolean {
  const { hasUnseen, types, typesOfResources } = policyPlacesOf(policy);
  return (
    group.types === null ||
    hasUnseen ||
    [...types, ...typesOfResources].some((type) => !isOfType(group, type))
  );
}
