import { type Access, outcomesOf } from '@grantlens/engine';
import { conditionsOf, mergeGaps, unseenPrincipals } from '@grantlens/engine/internal';
import type { Gap, Principal, UserGroup } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { type Bundle, bundleOf, heldByEach, isShorterOnce, openGathering } from './bundles.ts';
import { certainParts } from './certain-parts.ts';
import type { Entitlement } from './entitlement.ts';

/** A user group and its members. */
export interface Membership {
  readonly group: UserGroup;
  readonly members: readonly Principal[];
}

/** What a file of another tool cannot say, or says otherwise. */
export interface LeftOut {
  readonly denies: number;
  /** Policies of which something is only possible. */
  readonly possible: number;
  readonly conditions: number;
  readonly latent: number;
  readonly inactive: number;
}

/** An account as other tools take it: who there is, and what each certainly holds. A "maybe" is not in it. */
export interface Handover {
  readonly access: Access;
  readonly groups: readonly Membership[];
  /** What members of a user group hold through it: all of them, and those of whom a deny takes nothing, or the same. */
  readonly bundles: readonly Bundle[];
  /** What a principal holds that no bundle says. */
  readonly ownOf: (principal: Principal) => readonly Entitlement[];
  /** Everything a principal holds, each once. */
  readonly allOf: (principal: Principal) => readonly Entitlement[];
  /** Each once, in a stable order. */
  readonly entitlements: readonly Entitlement[];
  readonly leftOut: LeftOut;
  /** Behind which principals, or access of them, is hidden. */
  readonly gaps: readonly Gap[];
  readonly complete: boolean;
}

/** Makes an account ready for other tools. Whatever it says somebody holds, `can` allows them. */
export function handOver(access: Access): Handover {
  const { account } = access;
  const { principals } = account;
  const gathering = openGathering(access);
  const own = new Map<Principal, Set<Entitlement>>();
  const bundles: Bundle[] = [];
  const unseen: Gap[] = [...unseenPrincipals(access)];
  const possible = new Set<unknown>();
  for (const { holder, cells } of outcomesOf(access)) {
    const gathered = gathering.start();
    for (const outcomes of cells)
      for (const outcome of outcomes) {
        const { parts, isWhole } = certainParts(outcome, access);
        if (!isWhole) {
          possible.add(outcome.grant.policy);
          unseen.push(...outcome.effective.gaps);
        }
        for (const part of parts) gathered.take(part);
      }
    const isOfGroup = holder.policies.every((policy) => policy.holder.kind === 'user-group');
    for (const one of gathered.end()) {
      const bundle = isOfGroup ? bundleOf(one, holder) : null;
      if (bundle !== null && (!bundle.isPart || isShorterOnce(one))) bundles.push(bundle);
      else
        for (const principal of one.principals)
          own.set(principal, new Set([...(own.get(principal) ?? []), ...one.gives]));
    }
  }
  for (const principal of principals)
    if (principal.kind === 'token' && principal.standingGap !== null)
      unseen.push(...[account.gaps.get(principal.standingGap) ?? []].flat());
  const members = new Map<UserGroup, Principal[]>();
  const byKey = new Map(account.userGroups.map((group) => [group.key, group]));
  for (const principal of principals)
    for (const key of principal.groups) {
      const group = byKey.get(key);
      if (group !== undefined) addTo(members, group, principal);
    }
  const gaps = mergeGaps(unseen);
  return {
    access,
    groups: account.userGroups.map((group) => ({ group, members: members.get(group) ?? [] })),
    bundles,
    ownOf: (principal) => [...(own.get(principal) ?? [])],
    allOf: heldByEach(own, bundles),
    entitlements: gathering.all(),
    leftOut: {
      denies: account.policies.filter(({ effect }) => effect === 'deny').length,
      possible: possible.size,
      conditions: principals.filter((principal) => conditionsOf(principal).length > 0).length,
      latent: principals.filter(({ standing }) => standing === 'latent').length,
      inactive: principals.filter(({ standing }) => standing === 'inactive').length,
    },
    gaps,
    complete: gaps.length === 0 && possible.size === 0,
  };
}
