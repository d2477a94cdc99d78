import type { PermissionGroupKey } from '../account/ids.ts';
import type { ContentSource, Contents } from '../account/permission-group.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { administrator, administratorLacks, isGroup, superAdministrator } from '../catalogue/everything.ts';
import { addTo } from '../multimap.ts';
import { mergeReadings, type ReadPermissions } from './atomic.ts';
import { expandGlobs } from './glob.ts';
import type { GroupSources, Identity } from './group-sources.ts';

/** The sources of contents, with every group they may refer to. */
export interface ContentReader extends GroupSources {
  readonly identities: ReadonlyMap<PermissionGroupKey, Identity>;
  /** By `nameOn` their side. */
  readonly named: ReadonlyMap<string, readonly PermissionGroupKey[]>;
}

interface Known {
  readonly contents: Contents;
  readonly source: ContentSource;
}

/** What a group holds besides itself: of the sources, the first that knows it (S8–S10). */
export function readContents(group: Identity, reader: ContentReader): Known {
  const user = reader.user.find(group);
  return (
    (user === null ? null : fromCatalogue('user-catalogue', user, group, reader)) ??
    builtIn(group) ??
    fromPermissions(group, reader) ??
    fromRoleMap(group, reader) ??
    fromShippedCatalogue(group, reader) ?? {
      contents: listed({ permissions: new Set(), complete: false }, 'nothing says what it contains'),
      source: 'none',
    }
  );
}

/** S10: the two groups that hold everything, or all but a declared list. */
function builtIn(group: Identity): Known | null {
  if (group.side !== 'member') return null;
  if (isGroup(superAdministrator, group)) return { contents: { kind: 'everything' }, source: 'built-in' };
  if (!isGroup(administrator, group)) return null;
  return { contents: { kind: 'all-but', permissions: new Set(administratorLacks) }, source: 'built-in' };
}

/** `permissions[]` of the group itself, else of a group of its side with the same label. */
function fromPermissions(group: Identity, reader: ContentReader): Known | null {
  const own = readingsOf(group);
  const reading = mergeReadings(own.length > 0 ? own : readingsByLabel(group, reader));
  if (reading === null) return null;
  const why =
    'the API shows permissions of it that have no readable name, or shows it differently in different places';
  return { contents: listed(reading, why), source: 'permissions' };
}

function readingsOf(group: Identity): readonly ReadPermissions[] {
  return group.descriptions.map(({ permissions }) => permissions).filter((reading) => reading !== null);
}

function readingsByLabel(group: Identity, reader: ContentReader): readonly ReadPermissions[] {
  if (group.label === null) return [];
  return [...reader.identities.values()]
    .filter(({ side, label }) => side === group.side && label === group.label)
    .flatMap(readingsOf);
}

/** The map of the account role with the same name; a role that represents itself has its own. */
function fromRoleMap(group: Identity, { roles }: ContentReader): Known | null {
  if (group.side !== 'member') return null;
  const map = roles.mapOf({ name: group.name, id: group.isRole ? group.id : null });
  if (map === null) return null;
  const why = 'the role of this name shows different permissions in different places, or unreadable ones';
  return { contents: listed(map, why), source: 'role-map' };
}

function fromShippedCatalogue(group: Identity, reader: ContentReader): Known | null {
  const entry = reader.shipped[group.side].find(group);
  return entry === null ? null : fromCatalogue('catalogue', entry, group, reader);
}

function fromCatalogue(
  source: ContentSource,
  entry: CatalogueEntry,
  group: Identity,
  reader: ContentReader,
): Known {
  const permissions = expandGlobs(entry.permissions, reader.vocabulary);
  const why =
    'why' in entry && typeof entry.why === 'string' ? entry.why : 'its catalogue entry is not complete';
  const groups = new Set(
    (entry.contains ?? []).flatMap((name) => reader.named.get(nameOn(group.side, name)) ?? []),
  );
  return { contents: listed({ permissions, complete: entry.complete }, why, groups), source };
}

/** Groups under what `contains` names them by: a side, and an id or a label. */
export function byIdOrLabel(groups: Iterable<Identity>): ReadonlyMap<string, readonly PermissionGroupKey[]> {
  const named = new Map<string, PermissionGroupKey[]>();
  for (const { key, side, id, label } of groups)
    for (const text of [id, label]) if (text !== null) addTo(named, nameOn(side, text), key);
  return named;
}

export function nameOn(side: Identity['side'], text: string): string {
  return `${side} ${text}`;
}

function listed(
  reading: ReadPermissions,
  why: string,
  groups: ReadonlySet<PermissionGroupKey> = new Set(),
): Contents {
  const { permissions, complete } = reading;
  return { kind: 'listed', permissions, groups, complete, why: complete ? null : why };
}
