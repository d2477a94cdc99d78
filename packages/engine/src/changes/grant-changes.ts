import type { Policy, Principal } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import { type Grant, type GrantId, grantId } from '../access/grant.ts';
import { type Cause, distinctCauses, mirrored } from './cause.ts';
import { openSides, type Sides, turnedRound } from './side.ts';
import { type Crossing, whyCellLost, whyPolicyLost } from './why-lost.ts';

/** A grant that only one of two accounts has. */
export interface GrantChange {
  readonly id: GrantId;
  readonly kind: 'added' | 'removed';
  /** As it is, or as it was. */
  readonly grant: Grant;
  /** The edits that caused it; at least one. */
  readonly causes: readonly Cause[];
}

/**
 * The grants that came and went between two accounts, whether or not they change what anybody can do: with those of
 * `before` they make up those of `after`. By principal, in the order of the account.
 */
export function grantChanges(before: Access, after: Access): readonly GrantChange[] {
  const sides = openSides(before, after);
  const removed = goneFrom(sides).map((change) => ({ ...change, kind: 'removed' as const }));
  const added = goneFrom(turnedRound(sides)).map(({ causes, ...change }) => ({
    ...change,
    kind: 'added' as const,
    causes: causes.map(mirrored),
  }));
  return [...added, ...removed];
}

/**
 * Returns a function that lists why a grant came or went between two accounts, for a caller that has found out which
 * did. A grant that came is given as it is, one that went as it was.
 */
export function openGrantCauses(
  before: Access,
  after: Access,
): (change: Pick<GrantChange, 'kind' | 'grant'>) => readonly Cause[] {
  const sides = openSides(before, after);
  const [lost, gained] = [openLost(sides), openLost(turnedRound(sides))];
  return ({ kind, grant }) => (kind === 'removed' ? lost(grant) : gained(grant).map(mirrored));
}

function openLost({ before: here, after: there }: Sides): (grant: Grant) => readonly Cause[] {
  const others = new Map(there.access.account.principals.map((principal) => [principal.key, principal]));
  return (grant) => {
    const { principal: principalHere } = grant;
    return causesOf(grant, {
      here,
      there,
      principalThere: others.get(principalHere.key) ?? null,
      principalHere,
    });
  };
}

type Gone = Omit<GrantChange, 'kind'>;

/** What the first of two sides has and the second has not. */
function goneFrom(sides: Sides): readonly Gone[] {
  const { before: here, after: there } = sides;
  const others = new Map(there.access.account.principals.map((principal) => [principal.key, principal]));
  return here.access.account.principals.flatMap((principal) => {
    const principalThere = others.get(principal.key) ?? null;
    const kept = new Set(principalThere === null ? [] : there.access.grantsOf(principalThere).map(grantId));
    const crossing: Crossing = { here, there, principalThere, principalHere: principal };
    const gone = here.access.grantsOf(principal).filter((grant) => !kept.has(grantId(grant)));
    const byId = new Map(gone.map((grant) => [grantId(grant), grant]));
    return [...byId].map(([id, grant]): Gone => ({ id, grant, causes: causesOf(grant, crossing) }));
  });
}

function causesOf(grant: Grant, crossing: Crossing): readonly Cause[] {
  const { policy, cell } = grant;
  const other =
    crossing.principalThere === null ? undefined : twinPolicy(grant, crossing.principalThere, crossing);
  const inside = other === undefined ? [] : whyCellLost(cell, [policy, other], crossing);
  return distinctCauses(inside.length > 0 ? inside : whyPolicyLost(policy, crossing));
}

/** The policy of the same id that the principal has through the same path on the other side. */
function twinPolicy(
  { policy, path, group }: Grant,
  principalThere: Principal,
  { there }: Crossing,
): Policy | undefined {
  if (policy.id === null) return undefined;
  const isHeld = path === 'direct' || principalThere.groups.some((key) => key === group?.key);
  const holder = path === 'direct' ? principalThere.key : group?.key;
  if (!isHeld || holder === undefined) return undefined;
  return there.access.policiesOf(holder).find(({ id }) => id === policy.id);
}
