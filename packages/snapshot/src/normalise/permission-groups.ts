import { type PermissionGroupKey, permissionGroupKey } from '../account/ids.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { administrator, isGroup, superAdministrator } from '../catalogue/everything.ts';
import type { Sought } from '../catalogue/match.ts';
import { canonicalType, types } from '../keys/resource-type.ts';
import { closeContents } from './containment.ts';
import { byIdOrLabel, type ContentReader, nameOn, readContents } from './contents.ts';
import type { Description, GroupDirectory } from './group-directory.ts';
import type { GroupSources, Identity } from './group-sources.ts';

/** Every permission group of the snapshot with its type (S7) and contents (S8–S10). */
export function readPermissionGroups(
  sources: GroupSources,
): ReadonlyMap<PermissionGroupKey, PermissionGroup> {
  const identities = new Map<PermissionGroupKey, Identity>();
  for (const [key, descriptions] of sources.directory.descriptions) {
    identities.set(key, identityOf(key, descriptions, sources.directory));
  }
  for (const { key, id, name } of sources.roleGroups) {
    const uniqueName = name !== null && sources.directory.byUniqueName(name, 'member') === null ? name : null;
    const facts = { side: 'member' as const, id, label: null, name, uniqueName, isRole: true };
    identities.set(key, { key, ...facts, descriptions: [] });
  }
  for (const identity of containedOnly(identities, sources)) identities.set(identity.key, identity);
  const reader: ContentReader = { ...sources, identities, named: byIdOrLabel(identities.values()) };
  const groups = new Map<PermissionGroupKey, PermissionGroup>();
  for (const key of [...identities.keys()].sort()) {
    const identity = identities.get(key);
    if (identity === undefined) continue;
    const { contents, source } = readContents(identity, reader);
    const { side, id, label, name } = identity;
    groups.set(key, {
      ...{ key, side, id, label, name, types: typesOf(identity, sources), contents, source },
      ...endOf(identity),
    });
  }
  return closeContents(groups);
}

/** That it is deprecated or ends, in the word of any row that says so; of several days the first. */
function endOf({ descriptions }: Identity): Pick<PermissionGroup, 'deprecated' | 'endsOn'> {
  const [endsOn] = descriptions.flatMap((one) => one.endsOn ?? []).sort();
  return {
    ...(descriptions.some((one) => one.deprecated) && { deprecated: true as const }),
    ...(endsOn !== undefined && { endsOn }),
  };
}

/** Groups that a catalogue's `contains` names and the snapshot never shows: known by that name alone. */
function containedOnly(
  identities: ReadonlyMap<PermissionGroupKey, Identity>,
  sources: GroupSources,
): readonly Identity[] {
  const shown = byIdOrLabel(identities.values());
  const added = new Map<PermissionGroupKey, Identity>();
  const contained = (identity: Identity): readonly Identity[] => {
    const { side } = identity;
    const entry = sources.user.find(identity) ?? sources.shipped[side].find(identity);
    return (entry?.contains ?? []).flatMap((text) => {
      if (shown.has(nameOn(side, text))) return [];
      const held = sources.user.find(soughtBy(text)) ?? sources.shipped[side].find(soughtBy(text));
      const key = permissionGroupKey(text);
      if (added.has(key)) return [];
      const facts = {
        id: held?.id ?? text,
        label: held?.label ?? text,
        name: held?.name ?? null,
        uniqueName: null,
      };
      const one = { key, side, ...facts, isRole: false, descriptions: [] };
      added.set(key, one);
      return [one];
    });
  };
  for (const identity of identities.values()) {
    // A group that contains another is followed by it, however long the chain.
    const chain = [identity];
    for (const one of chain) for (const inner of contained(one)) chain.push(inner);
  }
  return [...added.values()];
}

/** `contains` names a group by id or label. */
function soughtBy(text: string): Sought {
  return { id: text, label: text, uniqueName: null };
}

function identityOf(
  key: PermissionGroupKey,
  descriptions: readonly Description[],
  directory: GroupDirectory,
): Identity {
  const inOrder = [...descriptions].sort((a, b) => rank(a) - rank(b));
  const side = inOrder.some((description) => description.side === 'member') ? 'member' : 'token';
  const id = descriptions.find((description) => description.id !== null)?.id ?? null;
  const label = chosen(inOrder, ({ label }) => label);
  const name = chosen(inOrder, ({ name }) => name);
  const owner = name === null ? null : directory.byUniqueName(name, side);
  const uniqueName = id === null || owner === key ? name : null;
  return { key, side, id, label, name, uniqueName, isRole: false, descriptions };
}

function rank(description: Description): number {
  return description.place === 'list' ? 0 : 1;
}

/** The lists' word first, then the policies'; of several the smallest, so that order does not matter. */
function chosen(inOrder: readonly Description[], read: (d: Description) => string | null): string | null {
  const places = ['list', 'inline'] as const;
  for (const place of places) {
    const words = inOrder.filter((d) => d.place === place).map(read);
    const [first] = words.filter((word) => word !== null).sort();
    if (first !== undefined) return first;
  }
  return null;
}

/** The type of a group (S7): said in policies, then in the lists, then in the catalogue, then by S3 and S10. */
function typesOf(identity: Identity, sources: GroupSources): ReadonlySet<string> | null {
  const said = (place: Description['place']) =>
    identity.descriptions.filter((d) => d.place === place).flatMap((d) => d.types);
  const fromCatalogue = (entry: CatalogueEntry | null) => (entry?.scopes ?? []).map(canonicalType);
  // A role is an allow on the whole account whatever a group of its name is elsewhere (S3).
  if (identity.isRole) return new Set([types.account]);
  const accountTyped =
    identity.side === 'member' && (isGroup(superAdministrator, identity) || isGroup(administrator, identity));
  const candidates = [
    said('inline'),
    said('list'),
    fromCatalogue(sources.user.find(identity)),
    fromCatalogue(sources.shipped[identity.side].find(identity)),
    accountTyped ? [types.account] : [],
  ];
  const first = candidates.find((types) => types.length > 0);
  return first === undefined ? null : new Set(first);
}
