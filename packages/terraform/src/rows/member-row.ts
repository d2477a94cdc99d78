import { policyRows } from './policy-rows.ts';
import type { RawRow, RowReading } from './row-reading.ts';

/**
 * What a member holds after the plan: its policies, or where only roles are known, what the roles give (S3). Where
 * neither is known, nothing is.
 */
export function memberGrants(
  { policies, roles }: RawRow,
  before: readonly unknown[],
  reading: RowReading,
): RawRow {
  const rows = policyRows(policies, before, reading);
  if (rows !== null) return { policies: rows, roles: null };
  if (Array.isArray(roles)) return { policies: null, roles: roleRows(roles, reading) };
  reading.note('policies', 'policies-not-shown');
  return { policies: null, roles: null };
}

function roleRows(roles: readonly unknown[], { role, note }: RowReading): readonly unknown[] {
  return roles.map((id, at) => {
    if (typeof id === 'string') return role(id);
    note(`roles[${at}]`, 'row-unreadable');
    return {};
  });
}

/** The status of a new member: an invitation, unless the plan says that it is accepted. */
export function memberStatus(status: unknown): string {
  return typeof status === 'string' ? status.toLowerCase() : 'pending';
}
