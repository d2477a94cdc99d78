import type { AccessGraph, Grant } from '@grantlens/engine';
import { type Policy, remembered, type UserGroup } from '@grantlens/snapshot';
import { type Bears, openBearing } from './bearing-policies.ts';
import { type CellBook, openCells } from './cell-book.ts';
import { type Overlap, openOverlap, openSharing, type Sharing } from './overlap.ts';

/** A grant of some hands, whoever has it. */
export type Handed = Pick<Grant, 'policy' | 'cell' | 'permissionGroup'>;

/** What is looked up of an account again and again while asking what can bear on a grant. */
export interface View {
  readonly access: AccessGraph;
  readonly bookOf: (policy: Policy) => CellBook;
  readonly overlap: Overlap;
  readonly share: Sharing;
  /** With where each stands in the account. */
  readonly userGroups: ReadonlyMap<string, { readonly group: UserGroup; readonly at: number }>;
  readonly bears: (policy: Policy) => Bears;
  /** Where a policy stands in the account. */
  readonly place: ReadonlyMap<Policy, number>;
  readonly perhaps: readonly Policy[];
}

/** Opens the view. */
export function openOthersView(access: AccessGraph): View {
  const { policies, userGroups } = access.account;
  const share = openSharing();
  return {
    access,
    bookOf: remembered((policy) => openCells(access, policy)),
    overlap: openOverlap(access, share),
    share,
    userGroups: new Map(userGroups.map((group, at) => [group.key, { group, at }])),
    bears: openBearing(access),
    place: new Map(policies.map((policy, at) => [policy, at])),
    perhaps: policies.filter(({ holder }) => holder.kind === 'perhaps'),
  };
}
