import {
  type CatalogueEntry,
  type CollectionName,
  memberGroups,
  type Side,
  type Snapshot,
  tokenGroups,
} from '@grantlens/snapshot';

/** What an evaluator answers to "can m do p on r". */
export type Verdict = 'allowed' | 'denied' | 'not-granted' | 'unknown';

/** The reference evaluator, opened on one snapshot: slow, naive, and written from the rules (S1-S12) alone. */
export interface Oracle {
  /** `member:<id>` or `token:<id>`; of a row without an id, its e-mail or name. */
  readonly principals: readonly string[];
  /** A permission is `area:verb`, or the id of a permission group (`label:…`, `name:…`, `role:…` without one). */
  readonly verdict: (principal: string, permission: string, resource: string) => Verdict;
}

type Row = Readonly<Record<string, unknown>>;
type Sure = 0 | 1 | 2; // no, maybe, yes: "and" is the least of them, "or" the greatest
interface Thing {
  readonly type: string;
  readonly id: string;
} // id `*`: every one of the type
interface Grant {
  readonly allow: Sure;
  readonly deny: Sure;
  readonly group: Group | null;
  readonly scope: Thing | null;
}
interface Group {
  readonly key: string;
  readonly side: Side;
  readonly id: string | null;
  readonly rows: readonly Row[];
  readonly role: boolean;
}
interface Contents {
  readonly kind: 'all' | 'admin' | 'list';
  readonly names: readonly string[];
  readonly groups: readonly string[];
  readonly complete: boolean;
}

const account = 'com.cloudflare.api.account';
const everything = [
  '8e23b19e4e0d44c29d239c5688ba8cbb',
  '33666b9c79b9a5273fc7344ff42f953d',
  'all_privileges',
  'Super Administrator - All Privileges',
];
const administrator = ['05784afa30c1afe1440e79d9351c7430', 'admin', 'Administrator'];
const notAdministrators = ['member:edit', 'billing:edit'];

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isMissing = (value: unknown): value is null | undefined => value === undefined || value === null;
const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const and = (...all: readonly Sure[]): Sure => Math.min(2, ...all) as Sure;
const or = (...any: readonly Sure[]): Sure => Math.max(0, ...any) as Sure;

/** Equal for two values that differ in nothing but order and repeats. */
function sameness(value: unknown): string {
  if (Array.isArray(value)) return `[${[...new Set(value.map(sameness))].sort().join()}]`;
  if (!isRow(value)) return JSON.stringify(value);
  return `{${Object.keys(value)
    .sort()
    .map((key) => `${key}:${sameness(value[key])}`)
    .join()}}`;
}

/** `#area:verb`, and the odd `#x_edit` and `#x_read`; null for what is no permission. */
function atomic(value: unknown): string | null {
  const name = text(value)
    ?.replace(/^#/, '')
    .replace(/^([^:]+)_(edit|read)$/, '$1:$2');
  return name !== undefined && /^[^:\s]+:[^:\s]+$/.test(name) ? name : null;
}

/** S5: the type and id of a key; one that has no type is a thing of its own kind. Null for what is no text. */
function thing(key: unknown): Thing | null {
  if (text(key) === null || key === '*') return null;
  const [, type = '', id = String(key)] = /^(.+)\.([^.]+)$/.exec(String(key)) ?? [];
  return { type: type === `${account}.worker` ? 'com.cloudflare.edge.worker.script' : type, id };
}

/** S7: the types a description of a permission group shows. */
function typesShown(row: Row): readonly string[] {
  const meta = isRow(row['meta']) ? row['meta'] : {};
  const shown = [row['scopes'], meta['scopes']].flat();
  return shown.flatMap((type) => text(type) ?? []).map((type) => thing(`${type}.x`)?.type ?? type);
}

/** Opens the oracle on a snapshot; `catalogue` is a user's own (S8). */
export function openOracle(snapshot: Snapshot, catalogue: readonly CatalogueEntry[] = []): Oracle {
  const own = String(snapshot.account['id']);
  const collection = (name: CollectionName) =>
    snapshot.collections[name] as { status: string; items: unknown } | undefined;
  const items = (name: CollectionName) => list(collection(name)?.items);
  const rows = (name: CollectionName) => items(name).filter(isRow);
  const keyOfMember = (row: Row) =>
    text(row['id']) ?? text(row['email']) ?? (isRow(row['user']) ? text(row['user']['email']) : null);
  const keyOfToken = (row: Row) => text(row['id']) ?? text(row['name']);

  // Every description of a permission group, inline ones apart from the lists.
  const described = (row: Row) =>
    list(row['policies'])
      .filter(isRow)
      .flatMap((policy) => list(policy['permission_groups']))
      .filter(isRow);
  const inline = {
    member: [...rows('members'), ...rows('userGroups')].flatMap(described),
    token: rows('accountTokens').flatMap(described),
  };
  const listed = { member: rows('permissionGroups'), token: rows('tokenPermissionGroups') };
  const descriptions = (side: Side) => [...inline[side], ...listed[side]];
  const roles = [...rows('roles'), ...rows('members').flatMap((row) => list(row['roles']).filter(isRow))];

  const labelOf = (row: Row) => (isRow(row['meta']) ? text(row['meta']['label']) : null);
  const only = (found: readonly (string | null)[]) => (new Set(found).size === 1 ? (found[0] ?? null) : null);
  const idsWith = (side: Side, has: (row: Row) => boolean) =>
    descriptions(side)
      .filter(has)
      .flatMap((row) => text(row['id']) ?? []);

  /** S8: by id, then by label, then by a name that only one group of its side has. */
  function keyOf(side: Side, row: Row): string | null {
    const [id, label, name] = [text(row['id']), labelOf(row), text(row['name'])];
    return (
      id ??
      (label === null ? null : only(idsWith(side, (other) => labelOf(other) === label))) ??
      (name === null ? null : only(idsWith(side, (other) => text(other['name']) === name))) ??
      (label !== null ? `label:${label}` : name !== null ? `name:${name}` : null)
    );
  }
  function groupOf(side: Side, key: string | null): Group | null {
    const mine = descriptions(side).filter((row) => keyOf(side, row) === key);
    return key === null || mine.length === 0
      ? null
      : { key, side, id: idsWith(side, (row) => row['id'] === key)[0] ?? null, rows: mine, role: false };
  }
  function groupOfRole(role: Row): Group | null {
    const [id, name] = [text(role['id']), text(role['name'])];
    if (id === null && name === null) return null;
    const found =
      groupOf('member', id) ?? (name === null ? null : groupOf('member', keyOf('member', { name })));
    return found ?? { key: `role:${id ?? name}`, side: 'member', id, rows: [role], role: true };
  }
  const labels = (group: Group) => group.rows.flatMap((row) => labelOf(row) ?? []);
  const names = (group: Group) => group.rows.flatMap((row) => text(row['name']) ?? []);
  const isOneOf = (group: Group, marks: readonly string[]) =>
    [group.id, ...labels(group), ...names(group)].some((mark) => mark !== null && marks.includes(mark));

  function entryOf(entries: readonly CatalogueEntry[], group: Group): CatalogueEntry | undefined {
    const isAlone = (name: string) =>
      new Set(
        descriptions(group.side)
          .filter((row) => row['name'] === name)
          .map((row) => keyOf(group.side, row)),
      ).size <= 1 && entries.filter((entry) => entry.name === name).length === 1;
    return (
      entries.find((entry) => entry.id !== undefined && entry.id === group.id) ??
      entries.find((entry) => entry.label !== undefined && labels(group).includes(entry.label)) ??
      entries.find(
        (entry) => entry.name !== undefined && names(group).includes(entry.name) && isAlone(entry.name),
      )
    );
  }
  const shipped = (group: Group) => entryOf(group.side === 'member' ? memberGroups : tokenGroups, group);

  /** S7: any inline description, then the two lists, then the catalogue; null where nothing says. */
  function typesOf(group: Group): readonly string[] | null {
    const isMine = (row: Row) => group.rows.includes(row) || (group.id !== null && row['id'] === group.id);
    const said = [...inline.member, ...inline.token].filter(isMine).flatMap(typesShown);
    const lists = [...listed.member, ...listed.token].filter(isMine).flatMap(typesShown);
    const known = entryOf(catalogue, group)?.scopes ?? shipped(group)?.scopes;
    if (said.length > 0) return said;
    if (lists.length > 0) return lists;
    return (
      known?.flatMap((type) => typesShown({ scopes: type })) ??
      (group.role || isOneOf(group, [...everything, ...administrator]) ? [account] : null)
    );
  }

  /** S8-S10: what a group holds, from the first source that knows it. */
  function contentsOf(group: Group): Contents {
    const fromEntry = (entry: CatalogueEntry): Contents => ({
      kind: 'list',
      names: entry.permissions,
      groups: entry.contains ?? [],
      complete: entry.complete,
    });
    const users = entryOf(catalogue, group);
    if (users !== undefined) return fromEntry(users);
    if (isOneOf(group, everything)) return { kind: 'all', names: [], groups: [], complete: true };
    if (isOneOf(group, administrator)) return { kind: 'admin', names: [], groups: [], complete: true };
    const shown = group.rows
      .map((row) => list(row['permissions']))
      .filter((shownHere) => shownHere.length > 0);
    if (shown.length > 0 && !group.role) {
      const read = shown.map((all) =>
        all.map((row) =>
          isRow(row) && isRow(row['attributes']) ? atomic(row['attributes']['legacy_name']) : null,
        ),
      );
      const alike = new Set(read.map(sameness)).size === 1;
      return {
        kind: 'list',
        names: read.flat().flatMap((name) => name ?? []),
        groups: [],
        complete: alike && !read.flat().includes(null),
      };
    }
    const mine =
      group.side === 'token'
        ? []
        : roles.filter(
            (role) =>
              names(group).includes(String(role['name'])) ||
              (group.role && group.id !== null && role['id'] === group.id),
          );
    const maps = mine
      .map((role) => role['permissions'])
      .filter(isRow)
      .filter((map) => Object.keys(map).length > 0);
    if (maps.length > 0) {
      const held = maps.map((map) =>
        Object.entries(map).flatMap(([area, verbs]) =>
          isRow(verbs)
            ? Object.entries(verbs).map(([verb, on]) =>
                String(on) === 'true' ? `${area}:${verb}` : String(on) === 'false' ? '' : null,
              )
            : [null],
        ),
      );
      const isWhole = new Set(held.map(sameness)).size === 1 && !held.flat().includes(null);
      return {
        kind: 'list',
        names: held.flat().flatMap((name) => name ?? []),
        groups: [],
        complete: isWhole,
      };
    }
    const entry = shipped(group);
    return entry === undefined ? { kind: 'list', names: [], groups: [], complete: false } : fromEntry(entry);
  }

  /** Whether a group holds a permission; a group that could not be read might hold any. */
  function holds(group: Group | null, asked: string): Sure {
    if (group === null) return 1;
    const wanted = atomic(asked);
    if (group.key === asked) return 2;
    const { kind, names: held, groups, complete } = contentsOf(group);
    if (kind === 'all') return 2;
    const inner = or(
      ...groups
        .flatMap(
          (key) =>
            groupOf(
              group.side,
              keyOf(group.side, { id: groupOf(group.side, key) === null ? null : key, meta: { label: key } }),
            ) ?? [],
        )
        .map((each) => holds(each, asked)),
    );
    if (wanted === null) {
      if (kind !== 'admin') return inner;
      const other =
        groupOf('member', asked) ??
        groupOf('token', asked) ??
        rolesAsGroups().find(({ key }) => key === asked) ??
        null;
      return (2 - or(...notAdministrators.map((lacking) => holds(other, lacking)))) as Sure;
    }
    if (kind === 'admin') return notAdministrators.includes(wanted) ? 0 : 2;
    const [area, verb] = wanted.split(':');
    if (held.some((name) => [wanted, `${area}:*`, `*:${verb}`, '*:*'].includes(name))) return 2;
    return complete ? inner : or(1, inner);
  }
  const rolesAsGroups = () => roles.flatMap((role) => groupOfRole(role) ?? []);

  /** S5: what a scope key with one of its objects is. `[]` reaches nothing here, `[null]` could be anything. */
  function reachOf(key: unknown, object: unknown): readonly (Thing | null)[] {
    const isForeign = (each: Thing | null) =>
      each !== null &&
      each.id !== '*' &&
      ((each.type === account && each.id !== own) ||
        (each.type === 'com.cloudflare.edge.r2.bucket' &&
          /^[0-9a-f]{32}_/.test(each.id) &&
          !each.id.startsWith(`${own}_`)));
    const outer = thing(key);
    if (isForeign(outer)) return [];
    const named = object === '*' ? outer : thing(object);
    if (outer === null || named === null) return [null];
    return isForeign(named) ? [] : [named.type === account ? { type: account, id: '*' } : named];
  }
  function scopesOf(scope: unknown): readonly (Thing | null)[] {
    return [scope].flat().flatMap((each) => {
      if (!isRow(each)) return [null];
      const objects = Array.isArray(each['objects']) ? each['objects'] : [null];
      return objects.flatMap((object) => reachOf(each['key'], isRow(object) ? object['key'] : null));
    });
  }
  function scopesOfResourceGroup(row: unknown): readonly (Thing | null)[] {
    if (!isRow(row)) return [null];
    if (isRow(row['scope']) || Array.isArray(row['scope'])) return scopesOf(row['scope']);
    const found = rows('resourceGroups').filter(({ id }) => text(id) !== null && id === row['id']);
    return new Set(found.map(sameness)).size === 1 ? scopesOf(found[0]?.['scope']) : [null];
  }
  function scopesOfResources(resources: unknown): readonly (Thing | null)[] {
    if (!isRow(resources)) return [null];
    return Object.entries(resources).flatMap(([key, value]) => {
      if (!isRow(value)) return reachOf(key, value === '*' ? '*' : null);
      return Object.entries(value).flatMap(([sub, star]) => reachOf(key, star === '*' ? sub : null));
    });
  }

  const anything: Grant = { allow: 1, deny: 1, group: null, scope: null };

  /** S2: the cross product. `most` is how sure it is that the policy is the principal's at all. */
  function grantsOf(policy: unknown, side: Side, most: Sure): readonly Grant[] {
    if (!isRow(policy)) return [anything];
    const word = policy[side === 'member' ? 'access' : 'effect'];
    const could = (effect: string): Sure =>
      word === effect || (effect === 'allow' && word === undefined)
        ? most
        : word === 'allow' || word === 'deny' || word === undefined
          ? 0
          : 1;
    const groups = Array.isArray(policy['permission_groups'])
      ? policy['permission_groups'].map((row) => (isRow(row) ? groupOf(side, keyOf(side, row)) : null))
      : [null];
    const resourceGroups = Array.isArray(policy['resource_groups']) ? policy['resource_groups'] : [null];
    const scopes =
      side === 'token'
        ? scopesOfResources(policy['resources'])
        : resourceGroups.flatMap(scopesOfResourceGroup);
    return groups.flatMap((group) =>
      scopes.map((scope) => ({ allow: could('allow'), deny: could('deny'), group, scope })),
    );
  }
  const grantsOfList = (policies: unknown, side: Side, most: Sure) =>
    Array.isArray(policies) ? policies.flatMap((policy) => grantsOf(policy, side, most)) : [anything];

  /** S3: policies, else roles, else anything. Two rows that disagree show nothing. */
  function grantsOfMember(found: readonly Row[]): readonly Grant[] {
    const [row] = found;
    if (row === undefined || new Set(found.map(sameness)).size > 1) return [anything];
    if (!isMissing(row['policies'])) return grantsOfList(row['policies'], 'member', 2);
    if (!Array.isArray(row['roles'])) return [anything];
    return row['roles'].map((role) => ({
      allow: 2,
      deny: 0,
      group: isRow(role) ? groupOfRole(role) : null,
      scope: { type: account, id: '*' },
    }));
  }
  /** S1: what the user groups of a member add; a group nobody can tell the members of might be anybody's. */
  function grantsByGroups(id: string | null): readonly Grant[] {
    const isSeen =
      collection('userGroups')?.status === 'complete' &&
      collection('userGroupMembers')?.status === 'complete';
    const members = (collection('userGroupMembers')?.items ?? {}) as Readonly<
      Record<string, readonly unknown[]>
    >;
    const unseen = isSeen && items('userGroups').every(isRow) ? [] : [anything];
    const byGroups = rows('userGroups').flatMap((group) => {
      const here = list(members[String(group['id'])]);
      const isIn = id !== null && here.some((row) => isRow(row) && row['id'] === id);
      const mightBe =
        text(group['id']) === null ||
        here.some((row) => !isRow(row) || text(row['id']) === null) ||
        (id === null && here.length > 0);
      if (!isIn && !mightBe) return [];
      const twins = rows('userGroups').filter(
        (other) => text(group['id']) !== null && other['id'] === group['id'],
      );
      if (new Set(twins.map(sameness)).size > 1) return [anything];
      return isMissing(group['policies']) ? [] : grantsOfList(group['policies'], 'member', isIn ? 2 : 1);
    });
    return [...unseen, ...byGroups];
  }
  function grantsTo(principal: string): readonly Grant[] {
    if (principal.startsWith('token:')) {
      const found = rows('accountTokens').filter((row) => `token:${keyOfToken(row)}` === principal);
      return new Set(found.map(sameness)).size === 1
        ? grantsOfList(found[0]?.['policies'], 'token', 2)
        : [anything];
    }
    const found = rows('members').filter((row) => `member:${keyOfMember(row)}` === principal);
    return [...grantsOfMember(found), ...grantsByGroups(text(found[0]?.['id']))];
  }

  /** S6, S7: whether a grant acts on a resource. */
  function acts({ group, scope }: Grant, on: Thing): Sure {
    const types = group === null ? null : typesOf(group);
    if (scope === null) return types !== null && !types.includes(account) && on.type === account ? 0 : 1;
    if (scope.type === account)
      return types === null ? 1 : types.includes(account) || types.includes(on.type) ? 2 : 0;
    if (scope.type !== on.type || (scope.id !== '*' && scope.id !== on.id)) return 0;
    return types?.includes(scope.type) ? 2 : 1;
  }

  function verdict(principal: string, permission: string, resource: string): Verdict {
    const on = thing(resource) ?? { type: resource, id: '' };
    const bearing = grantsTo(principal).map((grant) => ({
      grant,
      sure: and(acts(grant, on), holds(grant.group, atomic(permission) ?? permission)),
    }));
    const allow = or(...bearing.map(({ grant, sure }) => and(grant.allow, sure)));
    const deny = or(...bearing.map(({ grant, sure }) => and(grant.deny, sure)));
    if (deny === 2) return 'denied';
    if (allow === 2) return deny === 1 ? 'unknown' : 'allowed';
    return allow === 1 ? 'unknown' : 'not-granted';
  }

  const keys = [
    ...rows('members').map((row) => `member:${keyOfMember(row)}`),
    ...rows('accountTokens').map((row) => `token:${keyOfToken(row)}`),
  ];
  return { principals: [...new Set(keys)].filter((key) => !key.endsWith(':null')), verdict };
}
