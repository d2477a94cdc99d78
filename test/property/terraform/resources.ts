import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import type { Chooser } from './draws.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What a resource does. */
export type Action = 'create' | 'update' | 'delete' | 'delete-create' | 'create-delete';

/** A resource of a plan: what it does with which object, and the values of the provider before and after. */
export interface DrawnResource {
  readonly type: string;
  readonly name: string;
  readonly action: Action;
  /** Of the object that is there before. */
  readonly id: string | null;
  readonly before: Row | null;
  readonly after: Row | null;
  /** Of a list of members: the resource of the group where it is new, and the names of new members in it. */
  readonly newGroup?: string;
  readonly newMembers?: readonly string[];
}

const actions: readonly Action[] = ['create', 'update', 'delete', 'delete-create', 'create-delete'];

/** Draws resources of every type for what is in an account; no object is in two of them. */
export function drawResources(snapshot: Snapshot, chooser: Chooser): readonly DrawnResource[] {
  const { members, userGroups, accountTokens } = snapshot.collections;
  const drawn: DrawnResource[] = [];
  const add = (
    type: string,
    rows: readonly unknown[],
    make: (row: Row | null, action: Action) => Drawn | null,
  ) => {
    const free = editableRows(rows);
    for (let count = chooser.below(4); count > 0; count -= 1) {
      const action = chooser.one(actions) ?? 'create';
      const row = action === 'create' ? null : (chooser.one(free) ?? null);
      if (action !== 'create' && row === null) continue;
      if (row !== null) free.splice(free.indexOf(row), 1);
      const made = make(row, action);
      const name = `r${drawn.length}`;
      const id = typeof row?.id === 'string' ? row.id : null;
      if (made !== null) drawn.push({ type, name, action, id, ...made });
    }
  };
  add('cloudflare_account_member', members.items, (row, action) => {
    const email = row !== null && action === 'update' ? row.email : `new${drawn.length}@example.test`;
    const grants = grantsFor(snapshot, chooser);
    const before = row && { id: row.id, email: row.email, status: row.status };
    const status = action === 'update' ? row?.status : chooser.one(['pending', 'ACCEPTED']);
    // The API wants to be given the status that is there.
    if (action === 'update' && typeof status !== 'string') return null;
    return { before, after: action === 'delete' ? null : { email, status, ...grants } };
  });
  add('cloudflare_user_group', userGroups.items, (row, action) => ({
    before: row && { id: row.id, name: row.name },
    after:
      action === 'delete'
        ? null
        : { name: `Group ${drawn.length}`, policies: policiesFor(snapshot, chooser) },
  }));
  add('cloudflare_account_token', accountTokens.items, (row, action) => {
    const policies = tokenPoliciesFor(snapshot, chooser);
    if (action !== 'delete' && policies.length === 0) return null;
    const ended = row?.status !== 'active' && row?.status !== 'disabled';
    const status = action === 'update' && ended ? row?.status : chooser.one(['active', 'disabled']);
    if (action === 'update' && ended) return null;
    const after = { name: `Token ${drawn.length}`, status, policies };
    return { before: row && { id: row.id, name: row.name }, after: action === 'delete' ? null : after };
  });
  const objects = [...drawn];
  const newOnes = (type: string) =>
    objects.filter((one) => one.type === type && one.after !== null && one.action !== 'update');
  const lost = new Set(objects.filter(({ action }) => /delete/.test(action)).map(({ id }) => id));
  const staying = editableRows(members.items).filter(({ id }) => !lost.has(id as string));
  const listed = () => ({
    members: chooser.some(staying, 3).map(({ id }) => ({ id })),
    newMembers: chooser.some(newOnes('cloudflare_account_member'), 2).map(({ name }) => name),
  });
  add(
    'cloudflare_user_group_members',
    editableRows(userGroups.items).filter(({ id }) => !lost.has(id as string)),
    (row, action) => {
      const { members: ids, newMembers } = listed();
      if (row === null) {
        // Either a group that is new, or one that is there and that no other resource has.
        const [newGroup] = newOnes('cloudflare_user_group').filter(
          ({ name }) => !drawn.some((one) => one.newGroup === name),
        );
        if (newGroup === undefined) return null;
        return { before: null, after: { members: ids }, newGroup: newGroup.name, newMembers };
      }
      const at = { id: row.id, user_group_id: row.id };
      const there = snapshot.collections.userGroupMembers.items[String(row.id)] ?? [];
      const before = { ...at, members: there.map((one) => ({ id: isObject(one) ? one.id : null })) };
      return {
        before,
        after: action === 'delete' ? null : { user_group_id: row.id, members: ids },
        newMembers,
      };
    },
  );
  return drawn;
}

type Drawn = Omit<DrawnResource, 'type' | 'name' | 'action' | 'id'>;

/** Rows of whose id there is one. */
function editableRows(rows: readonly unknown[]): Row[] {
  const named = rows.filter(isObject).filter(({ id }) => typeof id === 'string' && id !== '');
  return named.filter(({ id }) => named.filter((other) => other.id === id).length === 1);
}

function idsIn(rows: readonly unknown[]): readonly string[] {
  return editableRows(rows).map(({ id }) => String(id));
}

/** Policies, or roles that say the same as one permission group each. */
function grantsFor(snapshot: Snapshot, chooser: Chooser): Row {
  const { roles, permissionGroups } = snapshot.collections;
  const sayOne = editableRows(roles.items).filter(
    ({ id, name }) =>
      typeof name === 'string' &&
      permissionGroups.items.filter((group) => isObject(group) && (group.id === id || group.name === name))
        .length === 1,
  );
  const some = chooser.often() ? chooser.some(sayOne, 2) : [];
  return some.length > 0 ? { roles: some.map(({ id }) => id) } : { policies: policiesFor(snapshot, chooser) };
}

function policiesFor({ collections }: Snapshot, chooser: Chooser): readonly Row[] {
  const groups = idsIn(collections.permissionGroups.items);
  const places = idsIn(collections.resourceGroups.items);
  return Array.from({ length: chooser.below(3) }, () => ({
    access: chooser.below(4) === 0 ? 'deny' : 'allow',
    permission_groups: withOne(groups, chooser).map((id) => ({ id })),
    resource_groups: withOne(places, chooser).map((id) => ({ id })),
  })).filter(
    ({ permission_groups, resource_groups }) => permission_groups.length * resource_groups.length > 0,
  );
}

function tokenPoliciesFor({ collections, account }: Snapshot, chooser: Chooser): readonly Row[] {
  const groups = idsIn(collections.tokenPermissionGroups.items);
  const zones = idsIn(collections.zones.items).map((id) => `com.cloudflare.api.account.zone.${id}`);
  const whole = `com.cloudflare.api.account.${String(account.id)}`;
  return Array.from({ length: 1 + chooser.below(2) }, () => {
    const some = withOne(zones, chooser);
    const flat = Object.fromEntries(some.map((key) => [key, '*']));
    const resources =
      some.length === 0 || chooser.often() ? { [whole]: '*' } : chooser.often() ? flat : { [whole]: flat };
    return {
      effect: chooser.below(4) === 0 ? 'deny' : 'allow',
      permission_groups: withOne(groups, chooser).map((id) => ({ id })),
      resources,
    };
  }).filter(({ permission_groups }) => permission_groups.length > 0);
}

function withOne<T>(all: readonly T[], chooser: Chooser): readonly T[] {
  const first = chooser.one(all);
  return first === undefined ? [] : [...new Set([first, ...chooser.some(all, 1)])];
}
