import type { Snapshot } from '@grantlens/snapshot';
import type { CollectionName } from '@grantlens/snapshot/internal';
import { isRow, list, row, texts } from './raw.ts';

const rows = ({ collections }: Snapshot, name: CollectionName) => list(collections[name].items).filter(isRow);

/** The ids of the members whose own policies a snapshot shows as a list: those a policy can be added to. */
export function membersWithPolicies(snapshot: Snapshot): readonly string[] {
  const shown = rows(snapshot, 'members').filter(({ policies }) => Array.isArray(policies));
  return [...new Set(texts(shown.map(({ id }) => id)))];
}

/** The ids of the user groups of a snapshot. */
export function userGroupsOf(snapshot: Snapshot): readonly string[] {
  return [...new Set(texts(rows(snapshot, 'userGroups').map(({ id }) => id)))];
}

/** The id of the one row of a collection with an e-mail or a name. Throws where no row has it, or more than one. */
export function idOf(snapshot: Snapshot, name: CollectionName, words: string): string {
  const found = rows(snapshot, name).filter((one) =>
    [one.email, row(one.user).email, one.name].includes(words),
  );
  const [id, ...others] = new Set(texts(found.map((one) => one.id)));
  if (id === undefined || others.length > 0)
    throw new Error(`${name} have ${id ? 'more than one' : 'no'} ${words}`);
  return id;
}
