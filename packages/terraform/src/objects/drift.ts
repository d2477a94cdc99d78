import { isObject, readTime } from '@grantlens/snapshot/internal';
import type { ResourceChange } from '../document/plan.ts';
import type { AccessType } from '../document/resource-types.ts';
import { givenText, idsOf, memberPolicyText, tokenPolicyText } from '../rows/policy-text.ts';
import type { RawRow } from '../rows/row-reading.ts';
import { emailOfRow } from './find-object.ts';

/** What the snapshot shows of an object, to compare it with what a plan takes it to be. */
export interface ShownObject {
  /** With and without the policies that are those of its user groups seen twice. */
  readonly rows: readonly RawRow[];
  /** Of a user group; null where they were not seen. */
  readonly members: readonly unknown[] | null;
}

/**
 * What of an object is not as the plan takes it to be: the names of attributes alone, for one of the two values may be what
 * must not be shown.
 */
export function driftOf({ before }: ResourceChange, type: AccessType, shown: ShownObject): readonly string[] {
  if (before === null) return [];
  const [row = {}] = shown.rows;
  const differs = (
    attribute: string,
    there: unknown,
    spell = (value: unknown) => value,
  ): readonly string[] => {
    const here = before[attribute];
    const isSame = here === undefined || here === null || spell(here) === spell(there);
    return isSame ? [] : [attribute];
  };
  switch (type) {
    case 'cloudflare_account_member':
      return [
        ...differs('email', emailOfRow(row), inLowerCase),
        ...differs('status', row.status, inLowerCase),
        ...driftOfGrants(before, shown.rows),
      ];
    case 'cloudflare_user_group':
      return [...differs('name', row.name), ...driftOfPolicies(before, shown.rows, memberPolicyText)];
    case 'cloudflare_user_group_members':
      return shown.members === null || sameTexts(idsOf(before.members), idsOf(shown.members))
        ? []
        : ['members'];
    case 'cloudflare_account_token':
      return [
        ...differs('name', row.name),
        ...differs('status', row.status),
        ...driftOfPolicies(before, shown.rows, tokenPolicyText),
        ...differs('condition', row.condition, conditionText),
        ...differs('expires_on', row.expires_on, readTime),
        ...differs('not_before', row.not_before, readTime),
      ];
    case 'cloudflare_resource_group':
      return differs('name', row.name);
  }
}

/** Of a member that is managed by roles, the roles. */
function driftOfGrants(before: RawRow, rows: readonly RawRow[]): readonly string[] {
  if (Array.isArray(before.policies)) return driftOfPolicies(before, rows, memberPolicyText);
  const roles = idsOf(before.roles);
  return roles === null || rows.some((row) => sameTexts(roles, idsOf(row.roles))) ? [] : ['roles'];
}

/** Where a resource group of a policy has no id to compare, what the policy gives is compared, and not where. */
function driftOfPolicies(
  before: RawRow,
  rows: readonly RawRow[],
  textOfPolicy: (policy: unknown) => string | null,
): readonly string[] {
  const policiesOf = ({ policies }: RawRow): readonly unknown[] => (Array.isArray(policies) ? policies : []);
  const isSame = (row: RawRow) => {
    const both = [before, row].map(policiesOf);
    const isWhole = both.flat().every((policy) => textOfPolicy(policy) !== null);
    const [here = [], there = []] = both.map((policies) => policies.map(isWhole ? textOfPolicy : givenText));
    return sameTexts(here, there);
  };
  return rows.some(isSame) ? [] : ['policies'];
}

/** Whether lists hold the same, in whatever order and however often. */
function sameTexts(a: readonly unknown[] | null, b: readonly unknown[] | null): boolean {
  if (a === null || b === null) return a === b;
  const [one, other] = [new Set(a), new Set(b)];
  return one.size === other.size && [...one].every((text) => other.has(text));
}

function inLowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

/** The API writes `request.ip`, the provider `request_ip`. */
function conditionText(condition: unknown): string {
  const ip = isObject(condition) ? (condition['request.ip'] ?? condition.request_ip) : null;
  const ranges = isObject(ip) ? [idsOf(ip.in ?? []), idsOf(ip.not_in ?? [])] : [[], []];
  return JSON.stringify(ranges);
}
