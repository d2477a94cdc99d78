import type { Snapshot } from '@grantlens/snapshot';
import { everywhere, everyZone, type Rows, type Rule } from './rows.ts';

type Row = Readonly<Record<string, unknown>>;

const accountType = 'com.cloudflare.api.account';
const zoneType = 'com.cloudflare.api.account.zone';

/** A permission group as far as the snapshot shows it. */
interface Group {
  readonly type: string | null;
  readonly permissions: readonly number[];
  readonly complete: boolean;
}

/** A piece of what a policy reaches, and whether that is sure. */
interface Reach {
  readonly reach: number;
  readonly sure: boolean;
}

/**
 * Reads the raw rows of a generated account the cautious way, by code of its own: an allow counts only where it is
 * sure, a deny wherever it may be. So "yes" of a peer is exactly the verdict `allowed`, and "no" is any other.
 */
export function readRows({ account, collections }: Snapshot): Rows {
  const accountKey = `${accountType}.${account.id}`;
  const items = (name: 'members' | 'userGroups' | 'zones' | 'permissionGroups' | 'resourceGroups') =>
    collections[name].items as readonly Row[];
  const ids = (rows: readonly Row[]) => rows.map(({ id }) => id as string);
  const memberIds = ids(items('members'));
  const userGroups = ids(items('userGroups'));
  const resources = [accountKey, ...ids(items('zones')).map((id) => `${zoneType}.${id}`)];
  const places = new Map(resources.map((key, at) => [key, at]));

  const permissions = placed<string>((name) => name);
  const groups = readGroups(items('permissionGroups'), permissions);
  const atomic = permissions.all.flatMap((name, at) => (name.includes(':') ? [at] : []));
  const everything = permissions.all.map((_, at) => at);
  const bundles = placed<readonly number[]>((bundle) => bundle.join());
  const lists = placed<readonly number[]>((list) => list.join());
  const resourceGroups = new Map(items('resourceGroups').map((row) => [row.id, row]));
  const zonesOf = new Map<unknown, readonly number[]>();

  const keysOf = (group: Row): readonly string[] | null => {
    const scope = (group.scope ?? resourceGroups.get(group.id)?.scope) as
      | { readonly objects: readonly { readonly key: string }[] }
      | undefined;
    return scope?.objects.map(({ key }) => key) ?? null;
  };
  const zonesIn = (group: Row, keys: readonly string[]): readonly number[] => {
    const known = zonesOf.get(group.id);
    if (known !== undefined) return known;
    const zones = keys.flatMap((key) => places.get(key) ?? []).sort((a, b) => a - b);
    zonesOf.set(group.id, zones);
    return zones;
  };
  /** Where a group of a type acts through these resource groups (S5 to S7). */
  const reachesOf = (type: string | null, reached: readonly Row[]): readonly Reach[] => {
    const wide: Reach[] = [];
    const listed: (readonly number[])[] = [];
    for (const group of reached) {
      const keys = keysOf(group);
      const whole = keys?.[0] === '*';
      if (keys === null || whole)
        wide.push({ reach: type === zoneType ? everyZone : everywhere, sure: whole && type !== null });
      else if (keys[0] === `${zoneType}.*`) wide.push({ reach: everyZone, sure: type === zoneType });
      else listed.push(zonesIn(group, keys));
    }
    const [only, ...more] = listed;
    if (only === undefined) return wide;
    const zones = more.length === 0 ? only : [...new Set(listed.flat())].sort((a, b) => a - b);
    return [...wide, { reach: lists.place(zones), sure: type === zoneType }];
  };
  const rulesOf = (holder: number, policy: Row): readonly Rule[] => {
    const mentioned = (policy.permission_groups as readonly Row[]).map(({ id }) => groups.get(id));
    const rules: Rule[] = [];
    for (const type of new Set(mentioned.map((group) => group?.type ?? null))) {
      const held = mentioned.filter((group) => group?.type === type);
      const sure = [...new Set(held.flatMap((group) => group?.permissions ?? []))].sort((a, b) => a - b);
      const maybe = held.every((group) => group?.complete) ? sure : [...new Set([...sure, ...atomic])];
      for (const { reach, sure: isSure } of reachesOf(type, policy.resource_groups as readonly Row[])) {
        if (policy.access !== 'allow')
          rules.push({ holder, effect: 'deny', bundle: bundles.place(maybe), reach });
        else if (isSure) rules.push({ holder, effect: 'allow', bundle: bundles.place(sure), reach });
      }
    }
    return rules;
  };

  const rules = [...items('members'), ...items('userGroups')].flatMap((row, holder): readonly Rule[] => {
    if (row.policies === null)
      return [{ holder, effect: 'deny', bundle: bundles.place(everything), reach: everywhere }];
    return ((row.policies ?? []) as readonly Row[]).flatMap((policy) => rulesOf(holder, policy));
  });
  const memberPlaces = new Map(memberIds.map((id, at) => [id, at]));
  const memberships: number[][] = memberIds.map(() => []);
  for (const [at, id] of userGroups.entries()) {
    for (const row of collections.userGroupMembers.items[id] ?? [])
      memberships[memberPlaces.get((row as Row).id as string) ?? -1]?.push(at);
  }
  return {
    members: memberIds.map((id) => `member:${id}`),
    userGroups,
    resources,
    permissions: permissions.all,
    atomic: atomic.length,
    bundles: bundles.all,
    lists: lists.all,
    memberships,
    rules,
  };
}

function readGroups(rows: readonly Row[], permissions: Placed<string>): ReadonlyMap<unknown, Group> {
  const read = rows.map(({ id, meta, permissions: shown }) => {
    const names = (shown as readonly Row[]).map(
      ({ attributes }) => (attributes as Row | undefined)?.legacy_name as string | undefined,
    );
    const readable = names.flatMap((name) => (name === undefined ? [] : [permissions.place(name.slice(1))]));
    const type = ((meta as Row).scopes as string | undefined) ?? null;
    return {
      id: id as string,
      type,
      readable,
      complete: names.length > 0 && readable.length === names.length,
    };
  });
  // A group holds itself too. Only now, so that the atomic permissions come first.
  return new Map(
    read.map(({ id, type, readable, complete }) => [
      id,
      { type, permissions: [...readable, permissions.place(id)], complete },
    ]),
  );
}

/** Values in the order they were first met, and the place of each. */
interface Placed<T> {
  readonly all: readonly T[];
  readonly place: (value: T) => number;
}

function placed<T>(textOf: (value: T) => string): Placed<T> {
  const all: T[] = [];
  const places = new Map<string, number>();
  return {
    all,
    place: (value) => {
      const text = textOf(value);
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, all.length);
      return all.push(value) - 1;
    },
  };
}
