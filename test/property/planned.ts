import type { PlanStep } from '@grantlens/review/internal';
import type { Snapshot } from '@grantlens/snapshot';
import { isObject } from '@grantlens/snapshot/internal';
import { withLedgers } from '@grantlens/testkit/internal';

type Row = Readonly<Record<string, unknown>>;

/** The snapshot of an account after a step of a plan: what the API would show once it did what the request asks. */
export function afterStep(snapshot: Snapshot, step: PlanStep): Snapshot {
  const after = written(snapshot, step);
  return { ...after, collections: withLedgers(after.collections, snapshot.takenAt.end) };
}

function written(snapshot: Snapshot, step: PlanStep): Snapshot {
  const { collections } = snapshot;
  const [kind = '', ...ids] = step.path
    .split('/')
    .slice(3)
    .filter((part) => part !== 'iam');
  const edited = (
    name: 'members' | 'userGroups' | 'accountTokens',
    change: (row: Row) => readonly Row[],
  ) => ({
    ...collections,
    [name]: {
      ...collections[name],
      items: collections[name].items.flatMap((row): readonly unknown[] =>
        isObject(row) && row.id === ids[0] ? change(row) : [row],
      ),
    },
  });
  // A row that is there twice is one object, and is so afterwards.
  const once = new Map<string, Row>();
  const put = (row: Row): readonly Row[] => {
    if (step.method === 'DELETE') return [];
    const text = JSON.stringify(row);
    const after = once.get(text) ?? { ...row, ...shown(step.body, row, snapshot) };
    once.set(text, after);
    return [after];
  };
  switch (kind) {
    case 'members': {
      const without = inGroups(
        snapshot,
        (group, id) => step.method === 'PUT' || id !== ids[0] || group === '',
      );
      return { ...snapshot, collections: { ...edited('members', put), userGroupMembers: without } };
    }
    case 'tokens':
      return { ...snapshot, collections: edited('accountTokens', put) };
    default: {
      const [group = '', , member] = ids;
      const echoes = policyIds(collections.userGroups.items.find((row) => isObject(row) && row.id === group));
      const members = collections.members.items.map((row) =>
        isObject(row) && Array.isArray(row.policies) && (member === undefined || row.id === member)
          ? { ...row, policies: row.policies.filter((one: unknown) => !isObject(one) || !echoes.has(one.id)) }
          : row,
      );
      const seen = { ...collections.members, items: members };
      if (member !== undefined) {
        const left = inGroups(snapshot, (of, id) => of !== group || id !== member);
        return { ...snapshot, collections: { ...collections, members: seen, userGroupMembers: left } };
      }
      return { ...snapshot, collections: { ...edited('userGroups', put), members: seen } };
    }
  }
}

function inGroups(
  { collections }: Snapshot,
  stays: (group: string, member: unknown) => boolean,
): Snapshot['collections']['userGroupMembers'] {
  const { userGroupMembers } = collections;
  const items = Object.entries(userGroupMembers.items).map(([group, rows]) => [
    group,
    rows.filter((row) => stays(group, isObject(row) ? row.id : null)),
  ]);
  return { ...userGroupMembers, items: Object.fromEntries(items) };
}

function policyIds(row: unknown): ReadonlySet<unknown> {
  const policies = isObject(row) && Array.isArray(row.policies) ? row.policies : [];
  return new Set(policies.flatMap((policy: unknown) => (isObject(policy) ? (policy.id ?? []) : [])));
}

let made = 0;

/** What the API keeps of a body: policies get new ids, references are shown with what they lead to. */
function shown(body: unknown, row: Row, snapshot: Snapshot): Row {
  if (!isObject(body)) return {};
  if (Array.isArray(body.roles)) {
    const staying = new Set(body.roles.map((role: unknown) => (isObject(role) ? role.id : role)));
    const roles = Array.isArray(row.roles) ? row.roles : [];
    return { ...body, roles: roles.filter((role: unknown) => isObject(role) && staying.has(role.id)) };
  }
  const known = new Map<unknown, unknown>();
  const learn = (group: unknown) => {
    if (isObject(group) && group.scope !== undefined) known.set(group.id, group);
  };
  for (const group of snapshot.collections.resourceGroups.items) learn(group);
  const described = new Map<unknown, unknown>();
  for (const policy of Array.isArray(row.policies) ? row.policies : []) {
    for (const group of isObject(policy) && Array.isArray(policy.resource_groups)
      ? policy.resource_groups
      : [])
      learn(group);
    for (const group of isObject(policy) && Array.isArray(policy.permission_groups)
      ? policy.permission_groups
      : [])
      if (isObject(group)) described.set(group.id, group);
  }
  const policies = (Array.isArray(body.policies) ? body.policies : []).map((policy: Row) => {
    made += 1;
    const groups = Array.isArray(policy.resource_groups) ? policy.resource_groups : null;
    const permissionGroups = Array.isArray(policy.permission_groups) ? policy.permission_groups : [];
    return {
      ...policy,
      id: `made ${made}`,
      permission_groups: permissionGroups.map((group: Row) => described.get(group.id) ?? group),
      ...(groups !== null && {
        resource_groups: groups.map((group: Row) =>
          group.id === undefined ? { ...group, id: `made ${made}` } : (known.get(group.id) ?? group),
        ),
      }),
    };
  });
  return { ...body, policies };
}
