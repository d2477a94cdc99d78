import type { GapCause, OddPolicy } from '../account/gap.ts';
import type { GapId, PrincipalKey, UserGroupKey } from '../account/ids.ts';
import type { CollectionName } from '../file/collection.ts';
import type { GroupDirectory } from './group-directory.ts';
import type { Notes } from './notes.ts';
import type { ResourceGroupBook } from './resource-groups.ts';
import type { RoleBook } from './roles.ts';
import type { ScopeReader } from './scopes.ts';

/** What reading a policy needs of the rest of the snapshot. */
export interface PolicyContext {
  readonly accountId: string;
  readonly directory: GroupDirectory;
  readonly roles: RoleBook;
  readonly scopes: ScopeReader;
  readonly resourceGroups: ResourceGroupBook;
  readonly notes: Notes;
}

/** Where a policy is, for gaps and oddities: `of` is its holder in words. */
export interface PolicyPlace {
  readonly collection: CollectionName;
  readonly path: string;
  readonly of: string;
  readonly holder: PrincipalKey | UserGroupKey;
  /** Null for a policy without an id, and for all policies of the holder together. */
  readonly policyId: string | null;
}

/** Notes that a part of the policy at a place cannot be seen. */
export function noteGap(
  context: PolicyContext,
  place: PolicyPlace,
  cause: GapCause,
  clouds: string,
  part?: string | null,
): GapId {
  const path = part === undefined || part === null ? place.path : `${place.path}.${part}`;
  return context.notes.gap({ collection: place.collection, cause, path, clouds });
}

/** Notes that the policy at a place gives less than it looks. */
export function noteOddity(
  context: PolicyContext,
  place: PolicyPlace,
  kind: OddPolicy['kind'],
  what: string,
): void {
  const message = `a policy of ${place.of} ${what}: it gives nothing there`;
  const { collection, path, holder, policyId } = place;
  context.notes.oddity({ kind, collection, path, message, holder, policyId });
}
