import type { Principal } from '@grantlens/snapshot';
import { readTime } from '@grantlens/snapshot/internal';

/** What decides besides policies whether a principal can act. It stands beside a verdict and is not part of it. */
export type Condition =
  /** Addresses and ranges. `notIn` alone means from anywhere but these. */
  | { readonly kind: 'addresses'; readonly in: readonly string[]; readonly notIn: readonly string[] }
  /** The moment, as the API spells it, before which a token is of no use. */
  | { readonly kind: 'from'; readonly at: string }
  /** The moment, as the API spells it, from which a token is of no use. */
  | { readonly kind: 'until'; readonly at: string }
  /** There is a condition, and it cannot be read. */
  | { readonly kind: 'unreadable' };

/** The conditions of a principal; members have none. */
export function conditionsOf(principal: Principal): readonly Condition[] {
  if (principal.kind === 'member') return [];
  const { ipCondition, notBefore, expiresOn, standing } = principal;
  const conditions: Condition[] = [];
  if (ipCondition.kind === 'ranges')
    conditions.push({ kind: 'addresses', in: ipCondition.in, notIn: ipCondition.notIn });
  if (ipCondition.kind === 'unreadable') conditions.push({ kind: 'unreadable' });
  // For a token that can act, this moment has passed.
  if (standing !== 'active' && notBefore !== null && readTime(notBefore) !== null)
    conditions.push({ kind: 'from', at: notBefore });
  if (expiresOn !== null && readTime(expiresOn) !== null) conditions.push({ kind: 'until', at: expiresOn });
  return conditions;
}
