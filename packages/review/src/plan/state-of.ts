import { isObject, type JsonObject, type JsonValue, readTime } from '@grantlens/snapshot/internal';
import type { ObjectState, PolicyState, ResourceGroupState, TokenPolicyState } from './object-state.ts';

/** What a row of the API says of an object, in the form that a plan compares. */
export function stateOf(kind: Exclude<ObjectState['kind'], 'presence'>, row: unknown): ObjectState {
  const { status, name, roles, policies, condition, expires_on, not_before } = isObject(row) ? row : {};
  switch (kind) {
    case 'member':
      return { kind, status: textOf(status), policies: listOf(policies).map(policyState) };
    case 'member-roles':
      return { kind, status: textOf(status), roles: idsOf(roles) };
    case 'group':
      return { kind, policies: listOf(policies).map(policyState) };
    case 'token':
      return {
        kind,
        name: textOf(name),
        status: textOf(status),
        policies: listOf(policies).map(tokenPolicyState),
        condition: conditionState(condition),
        expiresOn: timeState(expires_on),
        notBefore: timeState(not_before),
      };
  }
}

/** A policy of a member or user group. Without `access` it allows. */
export function policyState(policy: unknown): PolicyState {
  const { access, permission_groups, resource_groups } = isObject(policy) ? policy : {};
  return {
    access: access === 'deny' ? 'deny' : 'allow',
    permissionGroups: idsOf(permission_groups),
    resourceGroups: listOf(resource_groups).map(resourceGroupState),
  };
}

// A scope that was written inline may come back with an id: what it says is what counts.
function resourceGroupState(group: unknown): ResourceGroupState {
  const { id, scope } = isObject(group) ? group : {};
  const one = Array.isArray(scope) && scope.length === 1 ? scope[0] : scope;
  if (!isObject(one) || typeof one.key !== 'string') return { id: textOf(id) ?? '' };
  const objects = listOf(one.objects).flatMap((object) => textOf(isObject(object) ? object.key : null) ?? []);
  return { scope: one.key, objects: objects.toSorted() };
}

function tokenPolicyState(policy: unknown): TokenPolicyState {
  const { effect, permission_groups, resources } = isObject(policy) ? policy : {};
  return {
    effect: effect === 'deny' ? 'deny' : 'allow',
    permissionGroups: idsOf(permission_groups),
    resources: isObject(resources) ? (resources as JsonObject) : {},
  };
}

/** The limits by address under either of their two names; empty lists limit nothing. */
function conditionState(condition: unknown): JsonValue {
  if (!isObject(condition)) return null;
  const { request_ip, 'request.ip': older, ...others } = condition;
  const ip = request_ip ?? older;
  const { in: within, not_in: without, ...more } = isObject(ip) ? ip : {};
  const lists = { in: listOf(within), not_in: listOf(without) };
  const given = Object.entries(lists).filter(([, list]) => list.length > 0);
  const address = { ...Object.fromEntries(given), ...more };
  const all = { ...(Object.keys(address).length > 0 && { request_ip: address }), ...others };
  return Object.keys(all).length > 0 ? (all as JsonObject) : null;
}

function timeState(time: unknown): string | null {
  const moment = readTime(time);
  return moment === null ? textOf(time) : new Date(moment).toISOString();
}

function idsOf(rows: unknown): readonly string[] {
  return listOf(rows)
    .flatMap((row) => textOf(isObject(row) ? row.id : row) ?? [])
    .toSorted();
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
