import type { PermissionGroup } from '../account/permission-group.ts';
import type { Policy } from '../account/policy.ts';
import type { Token } from '../account/principal.ts';
import type { Snapshot } from '../file/snapshot.ts';
import { types } from '../keys/resource-type.ts';
import { type CollectionsSeen, partial, seesPart } from './collections-seen.ts';

/** What is known of the tokens of an account. */
export interface KnownTokens {
  readonly tokens: readonly Token[];
  readonly policies: readonly Policy[];
  readonly permissionGroups: ReadonlyMap<string, PermissionGroup>;
}

/**
 * Looks at the credential by its own row, where there is one: lists that it may read in part only come
 * without an error and with a total that ties, and still were not seen whole (S12).
 */
export function withinReach(seen: CollectionsSeen, snapshot: Snapshot, known: KnownTokens): CollectionsSeen {
  const { id } = snapshot.source.credential;
  const own = id === undefined ? undefined : known.tokens.find((token) => token.id === id);
  if (own === undefined) return seen;
  const policies = known.policies.filter(
    ({ holder }) => holder.kind === 'principal' && holder.principal === own.key,
  );
  const shortfalls = {
    zones: zonesOutOfReach(policies, known),
    accountTokens: tokensOutOfReach(own, policies, known),
  };
  const reached = { ...seen };
  for (const name of ['zones', 'accountTokens'] as const) {
    const shortfall = shortfalls[name];
    if (shortfall !== null && seen[name].status === 'complete') reached[name] = partial(seesPart, shortfall);
  }
  return reached;
}

const zoneRead = 'zone:read';

function zonesOutOfReach(policies: readonly Policy[], { permissionGroups }: KnownTokens): string | null {
  const reading = policies.filter(({ permissionGroups: granted }) =>
    granted.some(({ key }) => holding(groupOf(key, permissionGroups), zoneRead) !== 'no'),
  );
  const allows = reading.filter(({ effect }) => effect !== 'deny');
  const denies = reading.filter(({ effect }) => effect === 'deny');
  if (!allows.some(reachesEveryZone))
    return 'the credential may read some zones only, by its own policies, and the list shows no others';
  if (denies.length > 0)
    return 'a policy of the credential denies it to read some zones, and the list does not show these';
  return null;
}

function reachesEveryZone({ resourceGroups }: Policy): boolean {
  return resourceGroups.some(({ places }) =>
    places.some(
      ({ scope }) =>
        scope === null || scope.kind === 'account' || (scope.kind === 'type' && scope.type === types.zone),
    ),
  );
}

const tokensRead = 'account_api_tokens:read';

/** Makes tokens, and sees those it made. */
const provisioning = { label: 'api_token_provisioning', name: 'API Token Provisioning' };

function tokensOutOfReach(
  own: Token,
  policies: readonly Policy[],
  { tokens, permissionGroups }: KnownTokens,
): string | null {
  const granted = policies
    .filter(({ effect }) => effect !== 'deny')
    .flatMap((policy) => policy.permissionGroups.map(({ key }) => groupOf(key, permissionGroups)));
  const others = granted.filter((group) => group === null || !isProvisioning(group));
  if (others.some((group) => holding(group, tokensRead) === 'yes')) return null;
  if (others.length < granted.length)
    return 'the credential sees the tokens that it made itself only, by its own policies';
  const seesOnlyItself = tokens.every((token) => token.key === own.key);
  const mayReadAll = others.some((group) => holding(group, tokensRead) === 'maybe');
  return seesOnlyItself && !mayReadAll
    ? 'the credential sees itself only, and none of its own policies gives it the other tokens'
    : null;
}

function isProvisioning({ label, name }: PermissionGroup): boolean {
  return label === provisioning.label || name === provisioning.name;
}

function groupOf(key: string | null, groups: KnownTokens['permissionGroups']): PermissionGroup | null {
  return key === null ? null : (groups.get(key) ?? null);
}

function holding(group: PermissionGroup | null, permission: string): 'yes' | 'maybe' | 'no' {
  if (group === null) return 'maybe';
  const { contents } = group;
  switch (contents.kind) {
    case 'everything':
      return 'yes';
    case 'all-but':
      return contents.permissions.has(permission) ? 'no' : 'yes';
    case 'listed':
      if (contents.permissions.has(permission)) return 'yes';
      return contents.complete ? 'no' : 'maybe';
  }
}
