import { type Access, accountResource, type Resource, scopeWords } from '@grantlens/engine';
import { resourceAt, zoneResource } from '@grantlens/engine/internal';
import type { Scope } from '@grantlens/snapshot';
import { addTo, scopeIdentity, wholeAccount } from '@grantlens/snapshot/internal';
import type { Entitlement } from './entitlement.ts';

/** Something that an entitlement reaches: the account, a zone, or what a policy names. */
export interface Thing extends Resource {
  readonly scope: Scope;
}

/** Which of the things that are known an entitlement reaches. */
export interface Reach {
  readonly things: readonly Thing[];
  readonly of: (entitlement: Pick<Entitlement, 'scope' | 'except'>) => readonly Thing[];
  readonly nameOf: (entitlement: Pick<Entitlement, 'scope' | 'except'>) => string;
}

/** Opens what is known to reach: the account, its zones, and every resource that an entitlement names. */
export function openReach({ account }: Access, entitlements: readonly Entitlement[]): Reach {
  const whole = wholeAccount(account.id);
  const known = new Map<string, Thing>([
    [scopeIdentity(whole), { ...accountResource(account), scope: whole }],
    ...account.zones.map((zone): [string, Thing] => {
      const resource = zoneResource(zone);
      const { key, type, identity } = resource;
      return [identity, { ...resource, scope: { kind: 'resource', key, type, resource: identity } }];
    }),
  ]);
  for (const { scope, except } of entitlements)
    for (const one of [scope, ...except]) {
      const identity = scopeIdentity(one);
      if (one.kind === 'resource' && !known.has(identity))
        known.set(identity, { ...resourceAt(one, account), scope: one });
    }
  const things = [...known.values()];
  const byType = new Map<string, Thing[]>();
  for (const thing of things) addTo(byType, thing.type, thing);
  const within = (scope: Scope): readonly Thing[] => {
    if (scope.kind === 'account') return things;
    if (scope.kind === 'type') return byType.get(scope.type) ?? [];
    return [known.get(scope.resource) ?? []].flat();
  };
  return {
    things,
    of: ({ scope, except }) => {
      // An exception of the whole account is of the account itself.
      const cut = new Set(except.map(scopeIdentity));
      return within(scope).filter(
        (thing) =>
          !cut.has(thing.identity) &&
          !(thing.kind !== 'account' && cut.has(`${thing.type}.*`)) &&
          !(thing.kind === 'account' && cut.has(scopeIdentity(whole))),
      );
    },
    nameOf: ({ scope, except }) => {
      const [whole, ...parts] = [scope, ...except].map((one) => scopeWords(one, account));
      return parts.length === 0 ? `${whole}` : `${whole} except ${parts.join(', ')}`;
    },
  };
}
