import type { GapCause } from '@grantlens/snapshot';
import { namedRows, type Oddity, type ReadName } from '@grantlens/snapshot/internal';

/** What a collection or an extra of a snapshot is called, as a title: `User groups`. */
export function collectionTitle(collection: ReadName): string {
  const rows = namedRows(collection);
  return `${rows.charAt(0).toUpperCase()}${rows.slice(1)}`;
}

/** Why something could not be seen, as a sentence. */
export const causeWords: Readonly<Record<GapCause, string>> = {
  forbidden: 'The credential may not read this collection.',
  failed: 'Reading this collection failed.',
  partial: 'Only a part of this collection was read.',
  skipped: 'This collection was not requested.',
  'row-unreadable': 'A row cannot be read.',
  'rows-conflict': 'Two rows with one id disagree.',
  'policies-not-shown': 'Neither policies nor roles are shown.',
  'policies-unreadable': 'The policies cannot be read.',
  'access-unreadable': 'A policy says neither allow nor deny.',
  'permission-groups-unreadable': 'The permission groups of a policy cannot be read.',
  'resource-groups-unreadable': 'The resource groups of a policy cannot be read.',
  'resource-group-unresolved': 'A resource group that a policy names was not found.',
  'scope-unreadable': 'A scope cannot be read.',
  'contents-incomplete': 'The contents of a permission group are not fully documented.',
  'type-unknown': 'It is not documented which type of resource a permission group acts on.',
  'type-mismatch': 'A permission group is on a resource of another type.',
  'date-unreadable': 'A date that decides whether a token can act is not an RFC 3339 time.',
};

/** What was seen whole and should be looked at. */
export const oddityWords: Readonly<Record<Oddity['kind'], string>> = {
  'empty-permission-groups': 'Policy without permission groups',
  'empty-resource-groups': 'Policy without resource groups',
  'empty-objects': 'Scope without objects',
  'foreign-scope': 'Scope of another account',
  'group-member-unknown': 'Group member who is not a member of the account',
};
