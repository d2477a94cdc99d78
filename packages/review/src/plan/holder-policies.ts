import type { Access, Unit } from '@grantlens/engine';
import type { Grantee } from '@grantlens/engine/internal';
import type { Policy, Principal, UserGroup } from '@grantlens/snapshot';
import { isObject, type JsonObject, type JsonValue } from '@grantlens/snapshot/internal';
import type { ObjectState } from './object-state.ts';
import { type PlannedCell, type PolicyForm, policiesWithout } from './policies-without.ts';
import { twinsOf } from './policy-twins.ts';
import { listOf, resourceGroupSurface, resourcesSurface } from './reach-surface.ts';
import type { PlannedRows } from './rows.ts';
import { stateOf } from './state-of.ts';

/** How the policies of a holder are sent, and what the object then is. */
export interface HolderWrite {
  readonly body: JsonObject;
  readonly state: ObjectState;
  readonly policies: readonly Policy[];
  readonly assumesAllow: boolean;
}

/** The policies of a holder, and how they are written without some units. */
export interface HolderPolicies {
  /** Whether the API shows roles and no policies. */
  readonly isByRoles: boolean;
  /** Whether a policy without an id was taken for one that a user group gives. */
  readonly isAmbiguous: boolean;
  /** Null where it cannot be written exactly. */
  readonly without: (units: ReadonlySet<Unit>, status?: string) => HolderWrite | null;
}

/** Reads the policies of a holder; null where it is not certain what they are. */
export function openHolder(holder: Grantee, access: Access, rows: PlannedRows): HolderPolicies | null {
  if (holder.kind === 'user-group') return groupPolicies(holder.userGroup, access, rows);
  const { principal } = holder;
  if (principal.kind === 'token') return tokenPolicies(principal, access, rows);
  const row = rows.member(principal.id);
  if (row === null) return null;
  return Array.isArray(row.policies)
    ? memberPolicies(principal, row, access, rows)
    : memberRoles(principal, row, access);
}

type Taken = PolicyForm['isTaken'];

/** A cell is taken where it is a source of one of the units. */
function takenBy(units: ReadonlySet<Unit>): Taken {
  const cells = new Map<Policy, PlannedCell[]>();
  for (const { sources } of units)
    for (const { policy, cell } of sources) cells.set(policy, [...(cells.get(policy) ?? []), cell]);
  return (policy, { permissionGroup, scope, resourceGroupId }) =>
    (cells.get(policy) ?? []).some(
      (cell) =>
        cell.permissionGroup === permissionGroup &&
        cell.scope === scope &&
        cell.resourceGroupId === resourceGroupId,
    );
}

function byResourceGroups(units: ReadonlySet<Unit>, { account }: Access, rows: PlannedRows): PolicyForm {
  const surfaceOf: PolicyForm['surfaceOf'] = (raw) => resourceGroupSurface(raw, rows.scopes);
  return { account, word: 'access', surfaceOf, isTaken: takenBy(units) };
}

function groupPolicies(group: UserGroup, access: Access, rows: PlannedRows): HolderPolicies | null {
  const row = rows.userGroup(group.id);
  const twins = row === null ? null : twinsOf(row.policies ?? [], access.policiesOf(group.key), []);
  if (row === null || twins === null) return null;
  return {
    isByRoles: false,
    isAmbiguous: false,
    without: (units) => {
      const written = policiesWithout(twins.twins, byResourceGroups(units, access, rows));
      if (written === null) return null;
      const { sent, shown, policies, assumesAllow } = written;
      const name = typeof row.name === 'string' ? { name: row.name } : {};
      return {
        body: { ...name, policies: sent },
        state: stateOf('group', { policies: shown }),
        policies,
        assumesAllow,
      };
    },
  };
}

function memberPolicies(
  principal: Principal,
  row: JsonObject,
  access: Access,
  rows: PlannedRows,
): HolderPolicies | null {
  const ofGroups = principal.groups.flatMap(access.policiesOf);
  const twins = twinsOf(row.policies, access.policiesOf(principal.key), ofGroups);
  const { status = null } = row;
  if (twins === null || typeof status !== 'string') return null;
  return {
    isByRoles: false,
    isAmbiguous: twins.isAmbiguous,
    without: (units) => {
      const written = policiesWithout(twins.twins, byResourceGroups(units, access, rows));
      if (written === null) return null;
      const { sent, shown, policies, assumesAllow } = written;
      const state = stateOf('member', { status, policies: shown });
      return { body: { policies: sent, status }, state, policies, assumesAllow };
    },
  };
}

/** A role is a policy of its own: the roles that stay are sent by their ids. */
function memberRoles(principal: Principal, row: JsonObject, access: Access): HolderPolicies | null {
  const { roles, status = null } = row;
  const held = access.policiesOf(principal.key);
  if (!Array.isArray(roles) || typeof status !== 'string') return null;
  if (held.some(({ kind }) => kind !== 'role')) return null;
  const read = listOf(roles).map((role) => ({
    role,
    policy: held.find((one) => isRole(role, one, access)) ?? null,
  }));
  if (held.some((policy) => read.every((one) => one.policy !== policy))) return null;
  return {
    isByRoles: true,
    isAmbiguous: false,
    without: (units) => {
      const gone = new Set([...units].flatMap(({ sources }) => sources.map(({ policy }) => policy)));
      const staying = read.filter(({ policy }) => policy === null || !gone.has(policy));
      const ids = staying.map(roleId);
      // Two roles may have one id: the API would not know which of them stays.
      const isCertain = read.every((one) => staying.includes(one) || !ids.includes(roleId(one)));
      if (ids.includes(null) || !isCertain) return null;
      const sent = ids.filter((id) => id !== null).map((id) => ({ id }));
      return {
        body: { roles: sent, status },
        state: stateOf('member-roles', { status, roles: sent }),
        policies: held.filter((policy) => !gone.has(policy)),
        assumesAllow: false,
      };
    },
  };
}

function roleId({ role }: { readonly role: unknown }): string | null {
  return isObject(role) && typeof role.id === 'string' ? role.id : null;
}

function isRole(role: unknown, { permissionGroups }: Policy, access: Access): boolean {
  if (!isObject(role)) return false;
  return permissionGroups.some(({ key }) => {
    if (key === null) return false;
    const group = access.account.permissionGroups.get(key);
    return (
      [role.id, `role:${[role.id, role.name].filter((part) => typeof part === 'string').join(' ')}`].includes(
        key,
      ) ||
      (group?.name !== undefined && group.name !== null && group.name === role.name)
    );
  });
}

/** A write of a token replaces all of it: every field that can be read is sent again. */
function tokenPolicies(principal: Principal, access: Access, rows: PlannedRows): HolderPolicies | null {
  const row = rows.token(principal.id);
  const twins = row === null ? null : twinsOf(row.policies, access.policiesOf(principal.key), []);
  if (row === null || twins === null || typeof row.name !== 'string' || typeof row.status !== 'string')
    return null;
  return {
    isByRoles: false,
    isAmbiguous: false,
    without: (units, status = row.status as string) => {
      const written = policiesWithout(twins.twins, {
        account: access.account,
        word: 'effect',
        surfaceOf: resourcesSurface,
        isTaken: takenBy(units),
      });
      if (written === null) return null;
      const { sent, shown, policies, assumesAllow } = written;
      const limits = limitsOf(row);
      const name = row.name as string;
      return {
        body: { name, policies: sent, status, ...limits },
        state: stateOf('token', { name, status, policies: shown, ...limits }),
        policies,
        assumesAllow,
      };
    },
  };
}

/** What a token is limited by besides its policies; the older name of the limit by address is not sent. */
function limitsOf(row: JsonObject): JsonObject {
  const { condition, expires_on, not_before } = row;
  const given: Record<string, JsonValue> = {};
  if (isObject(condition)) {
    const { 'request.ip': older, ...others } = condition as JsonObject;
    given.condition = older === undefined ? others : { request_ip: older, ...others };
  }
  if (expires_on !== undefined && expires_on !== null) given.expires_on = expires_on;
  if (not_before !== undefined && not_before !== null) given.not_before = not_before;
  return given;
}
