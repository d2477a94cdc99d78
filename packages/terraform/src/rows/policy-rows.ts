import { isObject } from '@grantlens/snapshot/internal';
import { isReadable } from './planned.ts';
import { memberPolicyText } from './policy-text.ts';
import type { RawRow, RowReading } from './row-reading.ts';

/**
 * The policies of a member or user group as the API would show them; null where they cannot be read. One that says what
 * one of before says is that one.
 */
export function policyRows(
  policies: unknown,
  before: readonly unknown[],
  reading: RowReading,
): readonly unknown[] | null {
  if (!Array.isArray(policies)) return null;
  const kept = new Map(before.map((policy) => [memberPolicyText(policy), policy]));
  return policies.map((policy: unknown, at) => {
    const text = memberPolicyText(policy);
    const same = text === null ? undefined : kept.get(text);
    if (text !== null) kept.delete(text);
    return same ?? policyRow(policy, at, reading);
  });
}

function policyRow(policy: unknown, at: number, reading: RowReading): unknown {
  const path = `policies[${at}]`;
  const id = reading.newPolicyId(at);
  if (!isObject(policy)) {
    reading.note(path, 'row-unreadable');
    return null;
  }
  return {
    id,
    access: accessOf(policy.access, `${path}.access`, reading),
    permission_groups: permissionGroupRows(policy.permission_groups, `${path}.permission_groups`, reading),
    resource_groups: resourceGroupRows(policy.resource_groups, `${path}.resource_groups`, reading),
  };
}

/** Whether it allows or denies; null where that cannot be read. */
export function accessOf(access: unknown, path: string, { note }: RowReading): unknown {
  if (isReadable(access)) return access;
  note(path, 'access-unreadable');
  return null;
}

/** The permission groups that a policy names; null where the list cannot be read. */
export function permissionGroupRows(
  groups: unknown,
  path: string,
  { note }: RowReading,
): readonly RawRow[] | null {
  if (!Array.isArray(groups)) {
    note(path, 'permission-groups-unreadable');
    return null;
  }
  return groups.map((group: unknown, at) => {
    const id = idOf(group);
    if (id !== null) return { id };
    note(`${path}[${at}].id`, 'permission-groups-unreadable');
    return {};
  });
}

function resourceGroupRows(groups: unknown, path: string, reading: RowReading): readonly unknown[] | null {
  if (!Array.isArray(groups)) {
    reading.note(path, 'resource-groups-unreadable');
    return null;
  }
  return groups.map((group: unknown, at) => {
    const id = idOf(group) ?? reading.newResourceGroup;
    if (id !== null) return reading.resourceGroup(id);
    reading.note(`${path}[${at}].id`, 'resource-group-unresolved');
    return {};
  });
}

function idOf(group: unknown): string | null {
  if (typeof group === 'string') return group;
  return isObject(group) && typeof group.id === 'string' ? group.id : null;
}
