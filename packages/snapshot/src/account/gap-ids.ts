import type { CollectionName, CollectionStatus } from '../file/collection.ts';
import { type GapId, gapId, type PermissionGroupKey, type UserGroupKey } from './ids.ts';

/** The gap of a collection that was not read whole. */
export const collectionGapId = (collection: CollectionName, status: CollectionStatus): GapId =>
  gapId(`${status}:${collection}`);

/** The gap of the rows of a collection that cannot be read. */
export const rowsGapId = (collection: CollectionName): GapId => gapId(`row-unreadable:${collection}`);

/** The gap of a user group with a member that cannot be read. */
export const groupMembersGapId = (group: UserGroupKey): GapId =>
  gapId(`row-unreadable:${groupMembersPath(group)}`);

/** The gap of a permission group whose contents are not all known (S9). */
export const contentsGapId = (group: PermissionGroupKey): GapId => gapId(`contents-incomplete:${group}`);

/** The gap of a permission group of which nothing says on what type of resource it acts (S7). */
export const typeGapId = (group: PermissionGroupKey): GapId => gapId(`type-unknown:${group}`);

/** Where the members of a user group are in a snapshot. */
export const groupMembersPath = (group: UserGroupKey): string => `userGroupMembers[${group}]`;
