import type { Policy, Principal, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import type { ChangedGroups } from './changed-groups.ts';
import { haveSamePolicies } from './compare-policies.ts';
import type { PrincipalPair } from './different-cells.ts';
import type { Side, Sides } from './side.ts';

/** A principal whose grants may differ. */
export interface ChangedPrincipal extends PrincipalPair {
  /** Equal for principals that have the same ways on both sides: what is worked out for one holds for the other. */
  readonly class: string;
}

type HolderKey = PrincipalKey | UserGroupKey;

/**
 * The principals whose grants may differ, in the order of the account afterwards; those that are gone come last. What a
 * user group grants is compared once and not once per member.
 */
export function changedPrincipals(sides: Sides, groups: ChangedGroups): readonly ChangedPrincipal[] {
  const { before, after } = sides;
  const earlier = new Map(before.access.account.principals.map((principal) => [principal.key, principal]));
  const isChangedHolder = holderComparison(sides, groups);
  const possible = possibleChanged(sides, groups);
  const changed: ChangedPrincipal[] = [];
  const visit = (was: Principal | null, is: Principal | null): void => {
    const principal = is ?? was;
    if (principal === null) return;
    const isSame =
      was !== null &&
      is !== null &&
      areSameGroups(was.groups, is.groups) &&
      !isChangedHolder(principal.key) &&
      !principal.groups.some(isChangedHolder) &&
      !(principal.kind === 'member' && possible(principal.key));
    if (!isSame) changed.push({ before: was, after: is, class: classOf({ before: was, after: is }, sides) });
  };
  for (const principal of after.access.account.principals) {
    visit(earlier.get(principal.key) ?? null, principal);
    earlier.delete(principal.key);
  }
  for (const principal of earlier.values()) visit(principal, null);
  return changed;
}

/** Whether a holder grants something else, each worked out once. */
function holderComparison({ before, after }: Sides, groups: ChangedGroups): (holder: HolderKey) => boolean {
  const known = new Map<HolderKey, boolean>();
  return (holder) => {
    const seen = known.get(holder);
    if (seen !== undefined) return seen;
    const [was, is] = [before.access.policiesOf(holder), after.access.policiesOf(holder)];
    const isChanged = !haveSamePolicies(was, is) || is.some((policy) => namesAny(policy, groups));
    known.set(holder, isChanged);
    return isChanged;
  };
}

/** Whose policies that may be somebody's differ: everybody's, some members', or nobody's. */
function possibleChanged({ before, after }: Sides, groups: ChangedGroups): (member: PrincipalKey) => boolean {
  const isSame =
    haveSamePolicies(before.possible, after.possible) && areSameHolders(before.possible, after.possible);
  if (isSame && !after.possible.some((policy) => namesAny(policy, groups))) return () => false;
  const all = [...before.possible, ...after.possible].map(({ holder }) =>
    holder.kind === 'possible' ? holder.principal : null,
  );
  const members = new Set(all);
  return (member) => members.has(null) || members.has(member);
}

function areSameHolders(before: readonly Policy[], after: readonly Policy[]): boolean {
  const words = (policies: readonly Policy[]) => policies.map(({ holder }) => JSON.stringify(holder)).join();
  return words(before) === words(after);
}

function namesAny({ permissionGroups }: Policy, groups: ChangedGroups): boolean {
  return groups.size > 0 && permissionGroups.some(({ key }) => key !== null && groups.has(key));
}

function areSameGroups(a: readonly UserGroupKey[], b: readonly UserGroupKey[]): boolean {
  return a.length === b.length && a.every((key, at) => key === b[at]);
}

function classOf({ before, after }: PrincipalPair, sides: Sides): string {
  const principal = after ?? before;
  if (principal === null) return '';
  const { key, kind } = principal;
  const isAlone = (side: Side) =>
    side.access.policiesOf(key).length > 0 || side.possible.some(({ holder }) => isPossiblyOf(holder, key));
  if (isAlone(sides.before) || isAlone(sides.after)) return key;
  return JSON.stringify([kind, before?.groups ?? null, after?.groups ?? null]);
}

function isPossiblyOf(holder: Policy['holder'], principal: PrincipalKey): boolean {
  return holder.kind === 'possible' && holder.principal === principal;
}
