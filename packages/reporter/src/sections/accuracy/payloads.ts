import type { Snapshot } from '@grantlens/snapshot';
import {
  type CollectionName,
  emailOf,
  isRow,
  keyOfMember,
  keyOfToken,
  list,
  type Row,
  row,
  stripSecrets,
  text,
} from '@grantlens/snapshot/internal';
import type { Payload } from '../../model/accuracy.ts';
import type { EntitlementRow } from '../../model/tables/entitlements.ts';
import { few, leftOut, shortened } from './shortened.ts';

/** Returns a function that finds what the API said of an entitlement row: each object cut to what the row is about. */
export function openPayloads({ collections }: Snapshot): (about: EntitlementRow) => readonly Payload[] {
  const rowsOf = (name: CollectionName) => list(collections[name].items).filter(isRow);
  return (about) => {
    const found: Payload[] = [];
    const add = (title: string, collection: CollectionName, all: readonly unknown[]) => {
      for (const one of all)
        found.push({ title, collection, payload: JSON.stringify(stripSecrets(collection, one).value) });
    };
    const { principalKind, principalId, groupId, permissionGroupId, resourceGroupId } = about;
    const isOfId = (id: string | null) => (one: Row) => id !== null && one.id === id;
    if (principalKind === 'member') {
      const all = rowsOf('members').filter((one) => (text(one.id) ?? keyOfMember(one)) === principalId);
      add('The member', 'members', all.map(about.path === 'direct' ? holderOf(about) : withoutPolicies));
    }
    if (principalKind === 'token') {
      const all = rowsOf('accountTokens').filter((one) => (text(one.id) ?? keyOfToken(one)) === principalId);
      add('The API token', 'accountTokens', all.map(holderOf(about)));
    }
    if (groupId !== null) {
      add('The user group', 'userGroups', rowsOf('userGroups').filter(isOfId(groupId)).map(holderOf(about)));
      const items = list(row(collections.userGroupMembers.items)[groupId]).map(row);
      const isTheirs = (email: string | null) =>
        email !== null && email.toLowerCase() === about.email?.toLowerCase();
      const mine = items.filter((one) => one.id === principalId || isTheirs(emailOf(one)));
      const shown = principalKind === 'user-group' ? few(items, () => true) : mine.map(shortened);
      add('Who is in it', 'userGroupMembers', shown.length === 0 ? [] : [shown]);
    }
    const side = principalKind === 'token' ? 'tokenPermissionGroups' : 'permissionGroups';
    add('The permission group', side, rowsOf(side).filter(isOfId(permissionGroupId)).map(shortened));
    const places = rowsOf('resourceGroups').filter(isOfId(resourceGroupId));
    add('The resource group', 'resourceGroups', places.map(placeOf(about)));
    return found;
  };
}

/** Somebody who has it through a user group: what else they hold is beside the point. */
function withoutPolicies({ policies, roles, ...rest }: Row): unknown {
  const none = (all: readonly unknown[]) => leftOut(all.length);
  return { ...fieldsOf(rest), ...listOf('policies', policies, none), ...listOf('roles', roles, none) };
}

/** Who holds policies, with that policy alone, or that role, which the row is about. */
function holderOf(about: EntitlementRow): (holder: Row) => unknown {
  const isIt = (policy: unknown) => about.policyId !== null && row(policy).id === about.policyId;
  const gives = (policy: unknown) =>
    about.policyId === null && list(row(policy).permission_groups).some(isGroupOf(about));
  return ({ policies, roles, ...rest }) => ({
    ...fieldsOf(rest),
    ...listOf('policies', policies, (all) => few(all, all.some(isIt) ? isIt : gives, policyOf(about))),
    ...listOf('roles', roles, (all) => few(all, isGroupOf(about))),
  });
}

function policyOf(about: EntitlementRow): (policy: unknown) => unknown {
  const isPlace = (one: unknown) => about.resourceGroupId === null || row(one).id === about.resourceGroupId;
  return (policy) => {
    if (!isRow(policy)) return shortened(policy);
    const { permission_groups: groups, resource_groups: places, ...rest } = policy;
    return {
      ...fieldsOf(rest),
      ...listOf('permission_groups', groups, (all) => few(all, isGroupOf(about))),
      ...listOf('resource_groups', places, (all) => few(all, isPlace, placeOf(about))),
    };
  };
}

/** A resource group, with those objects of its scope that the row is about. */
function placeOf({ scopeKey }: EntitlementRow): (place: unknown) => unknown {
  const isNamed = (one: unknown) => row(one).key === scopeKey;
  const scopeOf = (scope: unknown): unknown => {
    if (Array.isArray(scope)) return few(scope, (one) => list(row(one).objects).some(isNamed), scopeOf);
    if (!isRow(scope)) return shortened(scope);
    const { objects, ...rest } = scope;
    return { ...fieldsOf(rest), ...listOf('objects', objects, (all) => few(all, isNamed)) };
  };
  return (place) => {
    if (!isRow(place)) return shortened(place);
    const { scope, ...rest } = place;
    return { ...fieldsOf(rest), ...(scope !== undefined && { scope: scopeOf(scope) }) };
  };
}

/** A field that is not there stays so, and one that is no list is shown as it is. */
function listOf(
  name: string,
  value: unknown,
  cut: (all: readonly unknown[]) => readonly unknown[],
): Readonly<Record<string, unknown>> {
  if (value === undefined) return {};
  return { [name]: Array.isArray(value) ? cut(value) : shortened(value) };
}

function fieldsOf(rest: Row): Row {
  return row(shortened(rest));
}

function isGroupOf({ permissionGroupId: id, permissionGroupName: name }: EntitlementRow) {
  return (one: unknown): boolean =>
    (id !== null && row(one).id === id) || (id === null && name !== null && row(one).name === name);
}
