import {
  type Collection,
  type CollectionName,
  type Collections,
  collectionNames,
  collectionRows,
  type MembersByGroup,
} from './collection.ts';

/**
 * What is read besides the collections, one list each. No verdict rests on them: whatever becomes of one, the account
 * is as complete as it was, and so is every answer.
 */
export const extraNames = ['scimUsers', 'scimGroups', 'oauthClients'] as const;

/** The name of an extra. */
export type ExtraName = (typeof extraNames)[number];

/** What people call the rows of each, as Cloudflare's documentation does. */
const rows: Readonly<Record<ExtraName, string>> = {
  scimUsers: 'users under SCIM',
  scimGroups: 'groups under SCIM',
  oauthClients: 'OAuth applications',
};

/** What people call the rows of a collection or an extra: `groups under SCIM`. */
export function namedRows(name: ReadName): string {
  return isExtra(name) ? rows[name] : collectionRows(name);
}

/** The extras of a snapshot. One that is not there was not asked for; files of earlier versions have none. */
export type Extras = Readonly<Partial<Record<ExtraName, Collection>>>;

/** An extra that nobody asked for. */
const skippedExtra: Collection = { status: 'skipped', items: [], requests: [] };

/** The name of a collection or of an extra. */
export type ReadName = CollectionName | ExtraName;

/** Everything of which there is a ledger: the collections, then the extras. */
export const readNames: readonly ReadName[] = [...collectionNames, ...extraNames];

/** What was read under a name. */
export function readingOf(
  { collections, extras }: { readonly collections: Collections; readonly extras?: Extras },
  name: ReadName,
): Collection<readonly unknown[] | MembersByGroup> {
  return isExtra(name) ? (extras?.[name] ?? skippedExtra) : collections[name];
}

function isExtra(name: ReadName): name is ExtraName {
  return (extraNames as readonly string[]).includes(name);
}
