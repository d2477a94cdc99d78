import { type Access, type HolderOutcomes, type Outcome, outcomesOf } from '@grantlens/engine';
import { conditionsOf, mergeGaps, unseenPrincipals } from '@grantlens/engine/internal';
import type { Gap, Principal, UserGroup } from '@grantlens/snapshot';
import { addTo } from '@grantlens/snapshot/internal';
import { type CertainPart, certainParts } from './certain-parts.ts';
import { type Entitlement, entitlementOf } from './entitlement.ts';

/** A user group, its members, and what all of them certainly hold through it. */
export interface GroupGives {
  readonly group: UserGroup;
  readonly members: readonly Principal[];
  readonly gives: readonly Entitlement[];
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
  readonly groups: readonly GroupGives[];
  /** What a principal holds that is not said of a user group: its own, and what not every member of a group has. */
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
  const entitlements = new Map<string, Entitlement>();
  const own = new Map<Principal, Set<Entitlement>>();
  const given = new Map<UserGroup, Set<Entitlement>>();
  const unseen: Gap[] = [...unseenPrincipals(access)];
  const possible = new Set<unknown>();
  for (const { holder, cells } of outcomesOf(access))
    for (const outcomes of cells)
      for (const outcome of outcomes) {
        const { parts, isWhole } = certainParts(outcome, access);
        if (!isWhole) {
          possible.add(outcome.grant.policy);
          unseen.push(...outcome.effective.gaps);
        }
        for (const part of parts) take(part, outcome, holder);
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
    groups: account.userGroups.map((group) => ({
      group,
      members: members.get(group) ?? [],
      gives: [...(given.get(group) ?? [])],
    })),
    ownOf: (principal) => [...(own.get(principal) ?? [])],
    allOf: (principal) => [
      ...new Set([
        ...(own.get(principal) ?? []),
        ...principal.groups.flatMap((key) => [...(given.get(byKey.get(key) as UserGroup) ?? [])]),
      ]),
    ],
    entitlements: [...entitlements.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
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

  /** Of a user group only what every one of its members holds in the same way, without what a deny takes of one. */
  function take(
    part: CertainPart,
    { grant }: Outcome,
    { group, principals: all }: HolderOutcomes['holder'],
  ): void {
    const { principals: some } = part;
    const made = entitlementOf(part, account);
    const entitlement = entitlements.get(made.id) ?? made;
    entitlements.set(made.id, entitlement);
    if (group !== null && grant.policy.holder.kind === 'user-group' && some.length === all.length)
      given.set(group, (given.get(group) ?? new Set()).add(entitlement));
    else for (const principal of some) own.set(principal, (own.get(principal) ?? new Set()).add(entitlement));
  }
}
