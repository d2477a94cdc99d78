import { type Grant, type GrantId, grantId } from '../access/grant.ts';
import type { BearingGrant } from './bearing.ts';
import type { Verdict } from './verdict.ts';

/** Why a verdict is what it is, down to the grants (S15). */
export interface Evidence {
  /** All minimal sets of grants that suffice for the verdict; empty where nothing was given. */
  readonly sets: readonly (readonly GrantId[])[];
  /** Every grant cited anywhere in this evidence. */
  readonly grants: ReadonlyMap<GrantId, Grant>;
  /** The allows that a deny cut. */
  readonly cut: readonly GrantId[];
  /** Of `not-granted`: what comes nearest. */
  readonly nearMisses: readonly NearMiss[];
}

/** A grant that would have sufficed but for one thing. */
export interface NearMiss {
  readonly grant: GrantId;
  /** It holds the permission elsewhere; or it reaches the resource without the permission. */
  readonly kind: 'permission-elsewhere' | 'resource-without-permission';
}

/** The evidence of a verdict, from the grants that bear on it. `misses` are cited only when nothing was given. */
export function evidenceOf(
  verdict: Verdict,
  bearings: readonly BearingGrant[],
  misses: () => readonly { readonly grant: Grant; readonly kind: NearMiss['kind'] }[],
): Evidence {
  const cited = new Map<GrantId, Grant>();
  const cite = ({ grant }: { readonly grant: Grant }): GrantId => {
    const id = grantId(grant);
    cited.set(id, grant);
    return id;
  };
  const sets = sufficientSets(verdict, bearings).map((set) => [...new Set(set.map(cite))].sort());
  const cut = verdict === 'denied' ? bearings.filter(({ effect }) => effect === 'allow').map(cite) : [];
  const nearMisses =
    verdict === 'not-granted' ? misses().map((miss) => ({ grant: cite(miss), kind: miss.kind })) : [];
  return {
    sets: distinct(sets),
    grants: new Map([...cited].sort(([a], [b]) => (a < b ? -1 : 1))),
    cut: [...new Set(cut)].sort(),
    nearMisses: nearMisses.sort((a, b) => (a.grant < b.grant ? -1 : 1)),
  };
}

/**
 * The minimal sets that give the verdict by themselves. One sure deny, or one sure allow, is enough. For "cannot tell"
 * one grant that may allow is enough, and so is a sure allow together with a grant that may deny.
 */
function sufficientSets(
  verdict: Verdict,
  bearings: readonly BearingGrant[],
): readonly (readonly BearingGrant[])[] {
  const sure = (effect: 'allow' | 'deny') =>
    bearings.filter((b) => b.effect === effect && b.certainty === 'sure');
  switch (verdict) {
    case 'allowed':
      return sure('allow').map((allow) => [allow]);
    case 'denied':
      return sure('deny').map((deny) => [deny]);
    case 'not-granted':
      return [];
    case 'unknown': {
      const mayAllow = bearings.filter((b) => b.certainty === 'maybe' && b.effect !== 'deny');
      const mayDeny = bearings.filter((b) => b.certainty === 'maybe' && b.effect === 'deny');
      const pairs = sure('allow').flatMap((allow) => mayDeny.map((deny) => [allow, deny]));
      return [...mayAllow.map((allow) => [allow]), ...pairs];
    }
  }
}

function distinct(sets: readonly (readonly GrantId[])[]): readonly (readonly GrantId[])[] {
  const byText = new Map(sets.map((set) => [set.join(' '), set]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, set]) => set);
}
