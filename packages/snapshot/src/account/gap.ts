import type { CollectionName } from '../file/collection.ts';
import type { GapId, PrincipalKey, UserGroupKey } from './ids.ts';

/** Why something could not be seen. The first four are a whole collection's status. */
export const gapCauses = [
  'forbidden',
  'failed',
  'partial',
  'skipped',
  'row-unreadable',
  'rows-conflict',
  'policies-not-shown',
  'policies-unreadable',
  'access-unreadable',
  'permission-groups-unreadable',
  'resource-groups-unreadable',
  'resource-group-unresolved',
  'scope-unreadable',
  'contents-incomplete',
  'type-unknown',
  'type-mismatch',
  'date-unreadable',
] as const;

/** Why a part of the account could not be read. */
export type GapCause = (typeof gapCauses)[number];

/** A part of the account's grants that could not be seen (S12). */
export interface Gap {
  readonly id: GapId;
  readonly collection: CollectionName;
  readonly cause: GapCause;
  /** One sentence fragment: what may be hidden behind it, and from whom. */
  readonly clouds: string;
}

/** A row, or a part of one, that is not as the API documents it: kept, pointed at, and never dropped silently. */
export interface Issue {
  readonly collection: CollectionName;
  /** The row and field, e.g. `members[4b1f…].policies[0].access`. */
  readonly path: string;
  readonly message: string;
}

/** Something seen whole that gives nothing, or reaches nobody, and should be looked at (S2, S5). */
export const oddityKinds = [
  'empty-permission-groups',
  'empty-resource-groups',
  'empty-objects',
  'foreign-scope',
  'group-member-unknown',
] as const;

interface OddityBase {
  readonly collection: CollectionName;
  readonly path: string;
  readonly message: string;
}

/** A policy that gives nothing somewhere. */
export interface OddPolicy extends OddityBase {
  readonly kind: Exclude<(typeof oddityKinds)[number], 'group-member-unknown'>;
  /** Who has the policy. */
  readonly holder: PrincipalKey | UserGroupKey;
  readonly policyId: string | null;
}

/** Somebody in a user group who is not a member of the account. */
export interface UnknownGroupMember extends OddityBase {
  readonly kind: 'group-member-unknown';
  readonly userGroup: UserGroupKey;
  readonly memberId: string;
}

export type Oddity = OddPolicy | UnknownGroupMember;
