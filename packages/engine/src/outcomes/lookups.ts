import type { Policy, UserGroup } from '@grantlens/snapshot';
import { lookupIn, remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { type CellsByScope, cellsByScope } from './cells-by-scope.ts';
import { type Overlap, openOverlap, openSharing, type Sharing } from './overlap.ts';
import { type Influence, influenceOf } from './policies-that-matter.ts';

/** What is looked up in an account again and again while its outcomes are decided. */
export interface Lookups {
  readonly access: Access;
  readonly cellsOf: (policy: Policy) => CellsByScope;
  readonly overlap: Overlap;
  readonly share: Sharing;
  readonly influenceOf: (policy: Policy) => Influence;
  /** With the position of each in the account. */
  readonly userGroups: ReadonlyMap<string, { readonly group: UserGroup; readonly at: number }>;
  /** The position of each policy in the account. */
  readonly places: () => ReadonlyMap<Policy, number>;
  /** A number for each policy. */
  readonly numberOf: (policy: Policy) => number;
  /** The policies whose holder could not be seen (S12). */
  readonly unseen: readonly Policy[];
}

/** Opens the lookups. */
export function openLookups(access: Access): Lookups {
  const { account } = access;
  const share = openSharing();
  // Of one principal alone few policies are asked about, and an account may read each when it is asked for.
  let places: ReadonlyMap<Policy, number> | null = null;
  let count = 0;
  return {
    access,
    cellsOf: remembered((policy) => cellsByScope(access, policy)),
    overlap: openOverlap(access, share),
    share,
    influenceOf: remembered((policy) => influenceOf(access, policy)),
    userGroups: new Map(account.userGroups.map((group, at) => [group.key, { group, at }])),
    places: () => {
      places ??= new Map(account.policies.map((policy, at) => [policy, at]));
      return places;
    },
    numberOf: remembered((_policy: Policy) => count++),
    unseen: lookupIn(account).possiblePolicies(),
  };
}
