import { isObject } from '@grantlens/snapshot/internal';
import { isReadable, isReadableThrough } from './planned.ts';
import { accessOf, permissionGroupRows } from './policy-rows.ts';
import { tokenPolicyText } from './policy-text.ts';
import { readResources } from './resources.ts';
import type { RawRow, RowReading } from './row-reading.ts';

/** What is shown in the place of a date that is not known yet. */
const later = 'known after apply';

/** What a token is after the plan, but for its id and its name. */
export function tokenFields(values: RawRow, before: RawRow | null, reading: RowReading): RawRow {
  const { status, policies, condition, expires_on, not_before } = values;
  return {
    status: typeof status === 'string' ? status : (before?.status ?? 'active'),
    policies: tokenPolicyRows(policies, listOf(before?.policies), reading),
    condition: conditionOf(condition, reading),
    expires_on: dateOf(expires_on, 'expires_on', reading),
    not_before: dateOf(not_before, 'not_before', reading),
  };
}

function tokenPolicyRows(
  policies: unknown,
  before: readonly unknown[],
  reading: RowReading,
): readonly unknown[] | null {
  if (!Array.isArray(policies)) {
    reading.note('policies', 'policies-not-shown');
    return null;
  }
  const kept = new Map(before.map((policy) => [tokenPolicyText(policy), policy]));
  return policies.map((policy: unknown, at) => {
    const text = tokenPolicyText(policy);
    const same = text === null ? undefined : kept.get(text);
    if (text !== null) kept.delete(text);
    return same ?? tokenPolicyRow(policy, at, reading);
  });
}

function tokenPolicyRow(policy: unknown, at: number, reading: RowReading): unknown {
  const path = `policies[${at}]`;
  if (!isObject(policy)) {
    reading.note(path, 'row-unreadable');
    return null;
  }
  const resources = isReadableThrough(policy.resources) ? readResources(policy.resources) : null;
  if (resources === null) reading.note(`${path}.resources`, 'resource-group-unresolved');
  return {
    id: reading.newPolicyId(at),
    effect: accessOf(policy.effect, `${path}.effect`, reading),
    permission_groups: permissionGroupRows(policy.permission_groups, `${path}.permission_groups`, reading),
    resources,
  };
}

/** A condition of which a part is not known says nothing. */
function conditionOf(condition: unknown, { note }: RowReading): unknown {
  if (isReadableThrough(condition)) return condition ?? null;
  note('condition', null);
  return later;
}

function dateOf(date: unknown, path: string, { note }: RowReading): unknown {
  if (isReadable(date)) return date ?? null;
  note(path, 'date-unreadable');
  return later;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
