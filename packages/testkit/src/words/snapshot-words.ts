import type { Snapshot } from '@grantlens/snapshot';
import {
  atomic,
  collectionNames,
  emailOf,
  isRow,
  list,
  type Row,
  resourcesOf,
  row,
  text,
  texts,
} from '@grantlens/snapshot/internal';
import { type Names, nameOf, namesIn } from './names-in.ts';
import { cut, printedAs } from './printed.ts';

/** The most lines that an account is printed in, and the longest. */
const [mostLines, longest] = [9, 150];

/** The snapshot, which counterexamples show in a few lines with names. */
export function legible(snapshot: Snapshot): Snapshot {
  return printedAs({ ...snapshot }, () => snapshotWords(snapshot));
}

/** An account in a few lines: who holds what, and what was not seen. Who holds nothing and is in nothing is counted. */
export function snapshotWords(snapshot: Snapshot): string {
  const { collections, account } = snapshot;
  const names = namesIn(snapshot);
  const zones = list(collections.zones.items).filter(isRow);
  const groupsOf = (member: Row) =>
    Object.entries(collections.userGroupMembers.items)
      .filter(([, members]) => list(members).some((it) => isSame(row(it), member)))
      .map(([id]) => names.userGroup(id));
  const members = list(collections.members.items).map((one) => memberWords(one, groupsOf(row(one)), names));
  const userGroups = list(collections.userGroups.items).map((one) => holderWords('group', one, names));
  const tokens = list(collections.accountTokens.items).map((one) => holderWords('token', one, names));
  const holders = [...members, ...userGroups, ...tokens];
  const lines = [...holders, ...contentsShown(collections.permissionGroups.items)].flatMap(
    (line) => line ?? [],
  );
  const idle = holders.filter((line) => line === null).length;
  const unseen = collectionNames
    .filter((name) => collections[name].status !== 'complete' && name !== 'ssoConnectors')
    .map((name) => `${name} ${collections[name].status}`);
  const rest = lines.length - mostLines;
  return [
    cut(
      `${account.name}: ${zones.length === 0 ? 'no zones' : zones.map((one) => nameOf(one, '?')).join(', ')}`,
      longest,
    ),
    ...lines.slice(0, mostLines).map((line) => `  ${cut(line, longest)}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
    ...(idle > 0 ? [`  and ${idle} without any policy`] : []),
    ...(unseen.length > 0 ? [cut(`  not seen whole: ${unseen.join(', ')}`, longest)] : []),
  ].join('\n');
}

function isSame(it: Row, member: Row): boolean {
  return text(it.id) === null ? text(it.email) !== null && it.email === emailOf(member) : it.id === member.id;
}

function memberWords(one: unknown, groups: readonly string[], names: Names): string | null {
  const { policies = null, roles, status } = row(one);
  const older = policies === null ? list(roles).map((role) => nameOf(row(role), raw(role))) : [];
  const more = [
    ...(older.length > 0 ? [`roles ${older.join(', ')}`] : []),
    ...(groups.length > 0 ? [`in ${groups.join(', ')}`] : []),
  ];
  const standing = status === 'accepted' ? '' : ` (${status})`;
  return holderWords(null, one, names, standing, more);
}

/** One holder with its policies; null for one who holds nothing and is in nothing. */
function holderWords(
  kind: string | null,
  one: unknown,
  names: Names,
  standing = '',
  more: readonly string[] = [],
): string | null {
  if (!isRow(one)) return raw(one);
  const { policies } = one;
  const shown = Array.isArray(policies)
    ? policies.map((policy) => policyWords(policy, names))
    : policies === undefined || policies === null
      ? ['policies not shown']
      : [`policies ${raw(policies)}`];
  if (Array.isArray(policies) && policies.length === 0 && more.length === 0) return null;
  return `${kind === null ? '' : `${kind} `}${nameOf(one, raw(one))}${standing}: ${[...shown, ...more].join('; ')}`;
}

/** One policy: what it does, of which groups, where. */
export function policyWords(policy: unknown, names: Names): string {
  if (!isRow(policy)) return raw(policy);
  const { access, effect = access, permission_groups: groups, resource_groups: where, resources } = policy;
  const held = Array.isArray(groups)
    ? groups.map((group) => groupWords(group, names)).join(', ')
    : raw(groups);
  const scopes =
    resources === undefined ? scopesWords(where, names) : objectsWords(resourcesOf(resources), names);
  return `${text(effect) ?? raw(effect)} ${held || 'nothing'} on ${scopes || 'nothing'}`;
}

function groupWords(group: unknown, names: Names): string {
  const { id, name } = row(group);
  return text(id) === null ? (text(name) ?? raw(group)) : names.permissionGroup(String(id));
}

function scopesWords(where: unknown, names: Names): string {
  if (!Array.isArray(where)) return raw(where);
  return where
    .map((group) => {
      const { id, name, scope } = row(group);
      return scope === undefined
        ? (text(name) ?? `resource group ${text(id) ?? raw(group)}`)
        : objectsWords(scope, names);
    })
    .join(', ');
}

function objectsWords(scope: unknown, names: Names): string {
  return [scope]
    .flat()
    .map((one) => {
      const { key, objects } = row(one);
      if (!isRow(one) || !Array.isArray(objects)) return raw(one);
      const keys = objects.map((it) => (row(it).key === '*' ? key : row(it).key));
      return keys.map((it) => (typeof it === 'string' ? names.resource(it) : raw(it))).join(', ');
    })
    .join(', ');
}

/** The permission groups that say themselves what they contain. */
function contentsShown(groups: unknown): readonly string[] {
  return list(groups).flatMap((group) => {
    const held = texts(
      list(row(group).permissions).map((one) => atomic(row(row(one).attributes).legacy_name)),
    );
    return held.length === 0 ? [] : `${nameOf(row(group), '?')} contains ${held.join(', ')}`;
  });
}

/** A raw value of the API, short. */
const raw = (it: unknown): string => cut(JSON.stringify(it) ?? 'nothing', 60);
