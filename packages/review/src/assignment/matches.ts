import { isPrivileged, type ReviewUnit } from '../units/review-unit.ts';
import type { ReviewerColumn, ReviewerRule } from './reviewers-file.ts';

/** Whether a unit matches every cell of a line. A cell does not match a unit that has no such thing. */
export function matches(unit: ReviewUnit, { cells }: ReviewerRule): boolean {
  return [...cells].every(([column, glob]) => {
    const test = globOf(glob);
    return valuesOf(unit, column).some((value) => test(value));
  });
}

/** What of a unit a column asks about. */
function valuesOf(unit: ReviewUnit, column: ReviewerColumn): readonly string[] {
  const { kind, email, groupId, groupName, privileged } = unit;
  switch (column) {
    case 'kind':
      return [kind];
    case 'email':
      return there(email?.trim());
    case 'domain':
      return there(email?.includes('@') ? email.trim().slice(email.trim().lastIndexOf('@') + 1) : null);
    case 'group':
      return there(groupId, groupName);
    case 'permission_group':
      return there(unit.permissionGroupId, unit.permissionGroupName, unit.permissionGroupLabel);
    case 'zone':
      return zoneOf(unit);
    case 'privileged':
      return isPrivileged(unit) ? ['yes', privileged] : ['no'];
  }
}

const zonePrefix = 'com.cloudflare.api.account.zone.';

function zoneOf({ scopeKey, scopeName }: ReviewUnit): readonly string[] {
  if (!scopeKey?.startsWith(zonePrefix) || scopeKey.endsWith('*')) return [];
  return there(scopeKey.slice(zonePrefix.length), scopeName);
}

function there(...values: readonly (string | null | undefined)[]): readonly string[] {
  return values.filter((value): value is string => value !== null && value !== undefined && value !== '');
}

const known = new Map<string, (value: string) => boolean>();

/** A test of the whole text without regard to case; `*` is any text, and nothing else is special. */
function globOf(glob: string): (value: string) => boolean {
  const before = known.get(glob);
  if (before !== undefined) return before;
  const parts = glob.toLowerCase().split('*');
  const test = (value: string) => fits(value.toLowerCase(), parts);
  known.set(glob, test);
  return test;
}

/** Not a regular expression: a glob of many stars would take one for ever. */
function fits(value: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return value === first;
  if (!value.startsWith(first) || value.length < first.length + last.length || !value.endsWith(last))
    return false;
  const end = value.length - last.length;
  let at = first.length;
  for (const part of rest) {
    const found = value.indexOf(part, at);
    if (found < 0 || found + part.length > end) return false;
    at = found + part.length;
  }
  return at <= end;
}
