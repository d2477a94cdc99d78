import type { RowOf } from './cells.ts';

/** The columns of the entitlements. Only ever appended to: scripts and reviewers' sheets rely on their order. */
export const entitlementColumns = {
  /** The same entitlement has the same id in every snapshot of the account. */
  id: 'text',
  /** Of the principal; of a row for several, of the user group, or `*` where it is any member. */
  principalId: 'text',
  principalKind: 'holderKind',
  email: 'text?',
  name: 'text?',
  /** Null of a user group: its members have theirs. */
  standing: 'standing?',
  /** In words: `can change DNS records on tickets.example`. */
  means: 'text',
  effective: 'verdict',
  /** Narrower parts with another verdict, in words. */
  except: 'text[]',
  privileged: 'tri',
  access: 'effect',
  permissionGroupId: 'text?',
  permissionGroupName: 'text?',
  permissionGroupLabel: 'text?',
  scopeKind: 'scopeKind?',
  scopeKey: 'text?',
  scopeName: 'text?',
  path: 'path',
  groupId: 'text?',
  groupName: 'text?',
  policyId: 'text?',
  resourceGroupId: 'text?',
  resourceGroupName: 'text?',
  /** Ids of the entitlement rows, all of them denies, that take something of this one away. */
  cutBy: 'text[]',
  assumptions: 'assumption[]',
  gaps: 'text[]',
  /** What those gaps hide. */
  notes: 'text[]',
  /** Id of the zone it acts on, `*` where it acts on every zone of the account; null where on none. */
  zone: 'text?',
  /** How many principals the row covers. */
  principals: 'count',
  /**
   * Membership ids of those whom it covers, where a grant of a user group has another outcome for some of its
   * members; the ids of such rows go on from the id of the grant. Empty is the whole user group but those whom further
   * rows of the grant name (of `*`: every member not in the group of `groupId`), or the principal itself.
   */
  holders: 'text[]',
  /** Ids of the zones on which nothing of it is allowed; `*` for every zone. */
  exceptZones: 'text[]',
  /** Ids of the zones on which a part of it is not allowed, or may not be; `*` for every zone. */
  partZones: 'text[]',
  /** When and from where the token works, in words; they limit the verdict and are not part of it. */
  conditions: 'text[]',
  /** The units that it rests on: revoking one of them takes it away. */
  units: 'text[]',
} as const;

/**
 * One grant: principal × permission group × scope × path. In a large account what a user group gives is one row for
 * all its members, and `principalId` is the user group's (see `RowsPer`).
 */
export type EntitlementRow = RowOf<typeof entitlementColumns>;

/** In the place of a user group's id: any member, because it could not be seen whose a policy is (S12). */
export const anyMember = '*';
