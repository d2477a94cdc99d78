import { accountKey, type Snapshot } from '@grantlens/snapshot';
import { isObject, isRow, list, resourcesOf, resourceTypes, row, texts } from '@grantlens/snapshot/internal';
import type { Question } from './implementation.ts';
import { openOracle } from './oracle.ts';
import { pickerFrom, randomFrom } from './random.ts';

const text = (value: unknown): readonly string[] => texts([value]);

/** Every row of a snapshot that describes or names a permission group, in the lists and inside policies. */
export function groupRows(snapshot: Snapshot): readonly Readonly<Record<string, unknown>>[] {
  const { permissionGroups, tokenPermissionGroups, members, userGroups, accountTokens } =
    snapshot.collections;
  const inline = [...members.items, ...userGroups.items, ...accountTokens.items]
    .filter(isObject)
    .flatMap(({ policies }) => (Array.isArray(policies) ? policies : []))
    .filter(isObject)
    .flatMap(({ permission_groups: groups }) => (Array.isArray(groups) ? groups : []));
  const all: readonly unknown[] = [...permissionGroups.items, ...tokenPermissionGroups.items, ...inline];
  return all.filter(isObject);
}

/** Every permission-group id that a snapshot shows anywhere. */
export function groupIds(snapshot: Snapshot): readonly string[] {
  return [...new Set(groupRows(snapshot).flatMap(({ id }) => text(id)))].sort();
}

/** The principals of a snapshot, as questions name them. */
export function principalsOf(snapshot: Snapshot): readonly string[] {
  const { members, accountTokens } = snapshot.collections;
  const people = members.items.filter(isObject).flatMap(({ id, email, user }) => {
    const names = [
      ...text(id),
      ...text(email),
      ...(isObject(user) ? [...text(user.email), ...text(user.id)] : []),
    ];
    return names.slice(0, 1).map((name) => `member:${name}`);
  });
  const robots = accountTokens.items
    .filter(isObject)
    .flatMap(({ id, name }) => [...text(id), ...text(name)].slice(0, 1).map((key) => `token:${key}`));
  return [...new Set([...people, ...robots])].sort();
}

/** Asked first among the permissions that the same permission groups contain. */
const wellKnown = ['dns_records:edit', 'member:edit', 'billing:edit', 'zone:read', 'dns_records:read'];

/**
 * The permissions whose answers can differ in a snapshot: of those that the same permission groups contain one, which
 * one by `turn`, and each permission group by its id.
 */
export function permissionsToAsk(snapshot: Snapshot, turn = 0): readonly string[] {
  const { permissions, contains } = openOracle(snapshot);
  const groups = groupIds(snapshot);
  const alike = new Map<string, string[]>();
  for (const name of [...wellKnown, ...permissions().filter((one) => !wellKnown.includes(one))]) {
    const holders = groups.map((group) => (contains(group, name) ? 1 : 0)).join('');
    alike.set(holders, [...(alike.get(holders) ?? []), name]);
  }
  return [...[...alike.values()].flatMap((names) => names[turn % names.length] ?? []), ...groups];
}

/** The id of a zone that no account has: one that is added later. */
const laterZone = 'da0000000000000000000000000000ff';

/**
 * The resources whose answers can differ: the account, what scopes name and its siblings, a zone that none names, and
 * one that is not there yet. Of many that are named, `most` by `turn`.
 */
export function resourcesToAsk(snapshot: Snapshot, turn = 0, most = 5): readonly string[] {
  const { zones, members, userGroups, accountTokens, resourceGroups } = snapshot.collections;
  const holders = [members, userGroups, accountTokens].flatMap(({ items }) => list(items).filter(isRow));
  const policies = holders.flatMap((one) => list(one.policies).filter(isRow));
  const inline = policies.flatMap((policy) => list(policy.resource_groups).map((group) => row(group).scope));
  const listed = list(resourceGroups.items).map((group) => row(group).scope);
  const scopes = [...inline, ...listed, ...policies.map(({ resources }) => resourcesOf(resources))]
    .flat()
    .map(row);
  const keys = scopes.flatMap(({ key, objects }) => [key, ...list(objects).map((it) => row(it).key)]);
  const own = accountKey(String(snapshot.account.id));
  const named = new Set(
    texts(keys)
      .flatMap(thingsNamed)
      .filter((key) => key !== own),
  );
  const unnamed = list(zones.items)
    .flatMap((zone) => texts([row(zone).id]))
    .map((id) => `${resourceTypes.zone}.${id}`)
    .filter((key) => !named.has(key));
  const later = `${resourceTypes.zone}.${laterZone}`;
  return [own, ...some([...named], most, turn), ...some(unnamed, 1, turn), later];
}

/** What a key in a scope names that can be asked about: of a wildcard, one thing; of a Worker, both its spellings. */
function thingsNamed(key: string): readonly string[] {
  if (!/^com\.cloudflare\..+\.[^.]+$/.test(key)) return [];
  const [type, id] = [key.slice(0, key.lastIndexOf('.')), key.slice(key.lastIndexOf('.') + 1)];
  if (type === resourceTypes.account) return id === '*' ? [] : [key];
  if (id === '*') return type === resourceTypes.zone ? [] : [`${type}.any`];
  const spellings = [resourceTypes.worker, 'com.cloudflare.api.account.worker'];
  return spellings.includes(type) ? spellings.map((one) => `${one}.${id}`) : [key];
}

/** A few of a list, others at every turn. */
function some<T>(all: readonly T[], most: number, turn: number): readonly T[] {
  if (all.length <= most) return all;
  const random = randomFrom(turn);
  random();
  const start = Math.floor(random() * all.length);
  return all.map((_, n) => all[(start + n) % all.length] as T).slice(0, most);
}

/** Which of the questions of a snapshot are asked. */
export interface Asking {
  /** Any number: another asks others, where there are too many to ask all. */
  readonly turn?: number;
  /** The principals they are about; everybody without it. */
  readonly of?: readonly string[];
  /** Which of them; all without it. */
  readonly about?: (question: Question) => boolean;
  /** How many at most, by default 600. */
  readonly most?: number;
}

/**
 * Questions worth asking of a snapshot, about its own people, permissions and resources: those whose answers
 * can differ, and where these are many, some of them.
 */
export function questionsFor(
  snapshot: Snapshot,
  { turn = 0, of, about = () => true, most = 600 }: Asking = {},
): readonly Question[] {
  const resources = resourcesToAsk(snapshot, turn);
  const permissions = permissionsToAsk(snapshot, turn);
  const principals = of ?? principalsOf(snapshot);
  const total = resources.length * permissions.length * principals.length;
  const pick = pickerFrom(turn);
  const drawn = total <= most ? Array.from({ length: total }, (_, n) => n) : drawnFrom(total, most, pick);
  return drawn.flatMap((n) => {
    const resource = resources[n % resources.length];
    const permission = permissions[Math.floor(n / resources.length) % permissions.length];
    const principal = principals[Math.floor(n / resources.length / permissions.length)];
    const question = resource && permission && principal ? { principal, permission, resource } : null;
    return question !== null && about(question) ? question : [];
  });
}

/** One number of each of as many equal parts. */
function drawnFrom(total: number, most: number, pick: ReturnType<typeof pickerFrom>): readonly number[] {
  const step = total / most;
  const within = Array.from({ length: Math.ceil(step) }, (_, n) => n);
  return Array.from({ length: most }, (_, n) =>
    Math.min(total - 1, Math.floor(n * step) + (pick(within) ?? 0)),
  );
}
