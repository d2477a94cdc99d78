import type { Snapshot } from '@grantlens/snapshot';
import { isRow, list, type Row, resourceTypes, row, texts } from '@grantlens/snapshot/internal';
import { membersWithPolicies, userGroupsOf } from '../named.ts';
import { openOracle } from '../oracle.ts';

/** A policy of a snapshot that an edit can name. */
export interface EditablePolicy {
  readonly id: string;
  readonly isDeny: boolean;
  /**
   * Ids of permission groups and keys of objects that can be taken out of it: of a policy that names several
   * in full.
   */
  readonly permissionGroups: readonly string[];
  readonly objects: readonly string[];
}

/** What there is in a snapshot to be edited, by ids. */
export interface Editable {
  readonly members: readonly string[];
  /** Those whose own policies are shown, so that one can be added. */
  readonly holders: readonly string[];
  readonly pending: readonly string[];
  readonly tokens: readonly string[];
  readonly userGroups: readonly string[];
  /** Those whose policies are shown. */
  readonly openGroups: readonly string[];
  readonly policies: readonly EditablePolicy[];
  readonly permissionGroups: readonly string[];
  /** Of these, those that give members or tokens, or money, and first those that give everything. */
  readonly privileged: readonly string[];
  readonly superAdministrators: readonly string[];
  /** User groups in whose policies one of these is allowed, and those that deny something. */
  readonly privilegedGroups: readonly string[];
  readonly denyingGroups: readonly string[];
  /** `*` and every zone there are wide; then each zone. */
  readonly wide: readonly string[];
  readonly zones: readonly string[];
}

const privileges = ['member:edit', 'account_api_tokens:edit', 'dash_sso:edit', 'billing:edit'];

/** Reads what can be edited. */
export function editableOf(snapshot: Snapshot): Editable {
  const { members, userGroups, accountTokens, permissionGroups, zones } = snapshot.collections;
  const [people, groups, robots] = [members, userGroups, accountTokens].map(({ items }) => rowsIn(items));
  const idsOf = (rows: readonly Row[] = []) => [...new Set(texts(rows.map(({ id }) => id)))];
  const policiesOf = (rows: readonly Row[] = []) => rows.flatMap((one) => rowsIn(one.policies));
  const all = [...policiesOf(people), ...policiesOf(groups), ...policiesOf(robots)];
  const shared = [...policiesOf(people), ...policiesOf(groups)];
  const known = idsOf([...rowsIn(permissionGroups.items), ...shared.flatMap(groupsIn)]);
  const { contains } = openOracle(snapshot);
  const privileged = known.filter((id) => privileges.some((name) => contains(id, name)));
  const allows = (one: Row) =>
    rowsIn(one.policies).some(
      (policy) => policy.access !== 'deny' && idsOf(groupsIn(policy)).some((id) => privileged.includes(id)),
    );
  const denies = (one: Row) => rowsIn(one.policies).some(({ access }) => access === 'deny');
  const zoneKeys = idsOf(rowsIn(zones.items)).map((id) => `${resourceTypes.zone}.${id}`);
  return {
    members: idsOf(people),
    holders: membersWithPolicies(snapshot),
    pending: idsOf(people?.filter(({ status }) => status === 'pending')),
    tokens: idsOf(robots),
    userGroups: userGroupsOf(snapshot),
    openGroups: idsOf(groups?.filter(({ policies }) => Array.isArray(policies))),
    policies: editablePolicies(all, shared),
    permissionGroups: known,
    privileged,
    superAdministrators: privileged.filter((id) => privileges.every((name) => contains(id, name))),
    privilegedGroups: idsOf(groups?.filter(allows)),
    denyingGroups: idsOf(groups?.filter(denies)),
    wide: zoneKeys.length === 0 ? ['*'] : ['*', `${resourceTypes.zone}.*`],
    zones: zoneKeys,
  };
}

const rowsIn = (items: unknown): readonly Row[] => list(items).filter(isRow);
const groupsIn = (policy: Row): readonly Row[] => rowsIn(policy.permission_groups);

/** Each policy once by its id; parts can be taken out of those of members and user groups. */
function editablePolicies(all: readonly Row[], shared: readonly Row[]): readonly EditablePolicy[] {
  const byId = new Map<string, EditablePolicy>();
  for (const policy of all)
    for (const id of texts([policy.id]))
      byId.set(id, {
        id,
        isDeny: [policy.access, policy.effect].includes('deny'),
        permissionGroups: shared.includes(policy)
          ? several(list(policy.permission_groups).map((one) => row(one).id))
          : [],
        objects: shared.includes(policy) ? several(objectsOf(policy)) : [],
      });
  return [...byId.values()];
}

/** The texts of a list that has several, and nothing else. */
function several(all: readonly unknown[]): readonly string[] {
  const names = new Set(texts(all));
  return names.size === all.length && all.length > 1 ? [...names] : [];
}

/** The keys of the objects of a policy whose scopes are all written out in it. */
function objectsOf(policy: Row): readonly unknown[] {
  const scopes = list(policy.resource_groups).map((group) => row(group).scope);
  return scopes.flatMap((scope) => (isRow(scope) ? list(scope.objects).map((one) => row(one).key) : [null]));
}
