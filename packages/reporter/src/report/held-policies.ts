import type { Way } from '@grantlens/engine';
import { addTo, type Policy } from '@grantlens/snapshot';
import { isSureAllow } from './effective.ts';
import { type Hands, mayHave } from './hands.ts';
import type { Handed, View } from './others-view.ts';

/** A policy that some of the hands' principals have, beside or by what the hands hold. */
export interface Held {
  readonly policy: Policy;
  readonly path: Way['path'];
  readonly group: Way['group'];
  /** Who of them: positions in the list of the hands' principals. Null is all of them. */
  readonly by: readonly number[] | null;
  /** Whether it can bear on a grant only for those who have something that denies. */
  readonly isAfterDeny: boolean;
}

/** Which policies can bear on a grant: of a sure one those in doubt, of one in doubt all that there are. */
export type Pool = 'doubtful' | 'doubtful or assumed' | 'all';

/** The pool of a grant. */
export function poolFor({ policy, cell }: Handed): Pool {
  const isSure = isSureAllow({ policy, cell }) || (policy.effect === 'deny' && cell.gaps.length === 0);
  if (!isSure) return 'all';
  return policy.effectAssumed ? 'doubtful' : 'doubtful or assumed';
}

/** What the principals of the hands hold, in the order in which each of them comes to it. */
export function heldBy({ principals }: Hands, view: View, pool: Pool): readonly Held[] {
  const { access, bears, perhaps, place, userGroups } = view;
  const isIn = (policy: Policy): boolean => {
    if (pool === 'all') return true;
    const how = bears(policy);
    return how !== 'no' && (how !== 'as-assumed' || pool === 'doubtful or assumed');
  };
  const groups = new Map<string, number[]>();
  principals.forEach((principal, at) => {
    for (const key of principal.groups) addTo(groups, key, at);
  });
  const whole = (by: readonly number[]) => (by.length === principals.length ? null : by);
  const direct = principals.flatMap((principal, at) =>
    access
      .policiesOf(principal.key)
      .filter(isIn)
      .map((policy): Held => ({ policy, path: 'direct', group: null, by: whole([at]), isAfterDeny: false })),
  );
  const found = [...groups].flatMap(([key, by]) => {
    const known = userGroups.get(key);
    return known === undefined ? [] : [{ ...known, by: whole(by) }];
  });
  const handed = found
    .sort((a, b) => a.at - b.at)
    .flatMap(({ group, by }) =>
      access
        .policiesOf(group.key)
        .filter(isIn)
        .map((policy): Held => ({ policy, path: 'group', group, by, isAfterDeny: false })),
    );
  const anybodys = perhaps.filter(isIn).flatMap((policy): readonly Held[] => {
    const has = mayHave(policy);
    const by = principals.flatMap((principal, at) => (has(principal) ? [at] : []));
    if (by.length === 0) return [];
    const { holder } = policy;
    const key = holder.kind === 'perhaps' ? holder.group : null;
    const group = key === null ? null : (userGroups.get(key)?.group ?? null);
    return [{ policy, path: 'group', group, by: whole(by), isAfterDeny: false }];
  });
  const inOrder = (a: Held, b: Held) => (place.get(a.policy) ?? 0) - (place.get(b.policy) ?? 0);
  return [...direct.sort(inOrder), ...handed, ...anybodys];
}
