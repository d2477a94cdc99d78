import { GrantlensError, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, isRow, list, resourceTypes, row, texts } from '@grantlens/snapshot/internal';
import * as fc from 'fast-check';
import { nearestWords } from './nearest.ts';
import { permissionsToAsk } from './questions.ts';
import { nameOf, namesIn } from './words/names-in.ts';
import { printedAs } from './words/printed.ts';

/** A thing of a snapshot that counterexamples show by its name. */
export interface Named {
  readonly id: string;
  /** What an evaluator is asked with: `member:<id>`, a permission or the id of a permission group, a resource key. */
  readonly key: string;
  readonly name: string;
}

const rows = ({ collections }: Snapshot, name: CollectionName) => list(collections[name].items).filter(isRow);

const named = (id: string, key: string, name: string): Named =>
  printedAs({ id, key, name }, () => (name === key ? key : `${name} (${key})`));

function namedRows(snapshot: Snapshot, collection: CollectionName, prefix: string): readonly Named[] {
  const all = rows(snapshot, collection).flatMap((one) =>
    texts([one.id]).map((id) => [id, named(id, `${prefix}${id}`, nameOf(one, id))] as const),
  );
  return [...new Map(all).values()];
}

/** One of them; of an empty list an arbitrary that refuses. */
function oneOf(all: readonly Named[], what: string): fc.Arbitrary<Named> {
  if (all.length === 0) throw new Error(`the snapshot has no ${what}`);
  return fc.constantFrom(...all);
}

/** A member of a snapshot. */
export function someMember(snapshot: Snapshot): fc.Arbitrary<Named> {
  return oneOf(namedRows(snapshot, 'members', 'member:'), 'members');
}

/** Some of the user groups of a snapshot, none to all. */
export function someGroups(snapshot: Snapshot): fc.Arbitrary<readonly Named[]> {
  return fc.subarray([...namedRows(snapshot, 'userGroups', '')]);
}

/** A zone of a snapshot. */
export function someZone(snapshot: Snapshot): fc.Arbitrary<Named> {
  return oneOf(namedRows(snapshot, 'zones', `${resourceTypes.zone}.`), 'zones');
}

/** A permission that some permission group of a snapshot is known to contain, or the holding of such a group. */
export function somePermission(snapshot: Snapshot): fc.Arbitrary<Named> {
  const names = namesIn(snapshot);
  const all = permissionsToAsk(snapshot).map((key) =>
    named(key, key, key.includes(':') ? key : names.permissionGroup(key)),
  );
  return oneOf(all, 'permissions');
}

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
  if (others.length > 0) throw new GrantlensError('name-unknown', `several ${name} are called "${words}"`);
  if (id !== undefined) return id;
  const near = nearestWords(words, texts(rows(snapshot, name).map((one) => nameOf(one, ''))));
  throw new GrantlensError('name-unknown', `none of the ${name} is called "${words}"${near}`);
}
