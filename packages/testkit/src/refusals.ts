import { accountKey, GrantlensError, type Snapshot } from '@grantlens/snapshot';
import {
  atomic,
  type CatalogueEntry,
  emailOf,
  isRow,
  list,
  memberGroups,
  namesListed,
  namesMapped,
  type Row,
  remembered,
  resourceTypes,
  row,
  text,
  texts,
  thing,
  tokenGroups,
} from '@grantlens/snapshot/internal';
import { nearestWords } from './nearest.ts';

/** What can be asked about on one snapshot. */
export interface Askable {
  readonly snapshot: Snapshot;
  readonly catalogue: readonly CatalogueEntry[];
  readonly principals: readonly string[];
  /** Every description of a permission group, with the key it is asked by. */
  readonly groups: readonly { readonly one: Row; readonly key: string | null | undefined }[];
  readonly roles: readonly Row[];
}

const isName = (name: string) => !name.includes('*');
const namesIn = (entries: readonly CatalogueEntry[]) =>
  entries.flatMap(({ permissions }) => permissions).filter(isName);
const documented = new Set([...namesIn([...memberGroups, ...tokenGroups]), 'member:edit', 'billing:edit']);

/** What can be asked, and the refusal of everything else. */
export interface Refusals {
  /** Throws where one of the three does not exist. */
  readonly refuse: (principal: string, permission: string, resource: string) => void;
  /** Every single permission that exists: those that the snapshot shows, and those that are documented. */
  readonly permissions: () => readonly string[];
}

/** Refuses a question about what does not exist, with the name nearest to it: an answer would look like a denial. */
export function refusals(askable: Askable): Refusals {
  const { snapshot, catalogue, principals, groups } = askable;
  const everybody = new Set(principals);
  const keys = new Set(groups.map(({ key }) => key));
  const shown = remembered((_: 'all') => new Set([...namesIn(catalogue), ...permissionsShown(askable)]));

  const principal = remembered((asked: string): void => {
    if (everybody.has(asked)) return;
    const refused = `there is no principal "${asked}" in the account`;
    throw new GrantlensError('principal-unknown', `${refused}${nearestOf(asked, namedPrincipals(askable))}`);
  });
  const permission = remembered((asked: string): void => {
    const name = atomic(asked);
    if (keys.has(asked) || (name !== null && (documented.has(name) || shown('all').has(name)))) return;
    const named = groups.flatMap(({ one, key }) => (key ? { key, words: text(one.name) ?? key } : []));
    const single = [...documented, ...shown('all')].map((key) => ({ key, words: key }));
    const near = nearestOf(asked, asked.includes(':') ? single : [...named, ...single]);
    throw new GrantlensError('permission-unknown', `there is no permission "${asked}"${near}`);
  });
  const resource = remembered((asked: string): void => {
    // What no list shows can be asked about by its key (S5, S6), but a name is not a key.
    if (asked.startsWith('com.cloudflare.') && !['*', '', undefined].includes(thing(asked)?.id)) return;
    const zones = list(snapshot.collections.zones.items).map(row);
    const named = zones.map(({ id, name }) => ({ key: `${resourceTypes.zone}.${id}`, words: `${name}` }));
    const own = { key: accountKey(String(snapshot.account.id)), words: 'account' };
    const refused = `"${asked}" is not the key of a resource`;
    throw new GrantlensError('resource-unknown', `${refused}${nearestOf(asked, [...named, own])}`);
  });
  return {
    refuse: (who, what, where) => {
      principal(who);
      permission(what);
      resource(where);
    },
    permissions: () => [...new Set([...documented, ...shown('all')])],
  };
}

/** A key, and the words that a person knows it by. */
interface NamedKey {
  readonly key: string;
  readonly words: string;
}

/** The end of a refusal: the keys whose words, or who themselves, are most like what was asked for. */
function nearestOf(asked: string, all: readonly NamedKey[]): string {
  const spelled = all.map(({ key, words }) => (key === words ? key : `${key} (${words})`));
  const plain = asked.replace(/^(member|token):/, '');
  const byWords = new Map(all.map(({ words }, n) => [words, spelled[n] ?? words] as const));
  const byKey = new Map(all.map(({ key }, n) => [key, spelled[n] ?? key] as const));
  const isKey = asked.startsWith('com.cloudflare.') || /^(?:\w+:)?[0-9a-f]{32}$/.test(asked);
  const names = isKey ? byKey : byWords;
  return nearestWords(isKey ? asked : plain, [...names.keys()], (name) => names.get(name) ?? name);
}

function namedPrincipals({ snapshot, principals }: Askable): readonly NamedKey[] {
  const { members, accountTokens } = snapshot.collections;
  const rows = [...list(members.items), ...list(accountTokens.items)].filter(isRow);
  return principals.map((key) => {
    const one = row(rows.find(({ id }) => key.endsWith(`:${id}`)));
    return { key, words: emailOf(one) ?? text(one.name) ?? key };
  });
}

/** The single permissions that a snapshot names: in permission groups, in role maps, and on zones. */
function permissionsShown({ snapshot, groups, roles }: Askable): readonly string[] {
  const zones = list(snapshot.collections.zones.items).map(row);
  return texts([
    ...groups.flatMap(({ one }) => namesListed(list(one.permissions))),
    ...roles.flatMap((role) => namesMapped(row(role.permissions))),
    ...zones.flatMap((zone) => list(zone.permissions).map(atomic)),
  ]);
}
