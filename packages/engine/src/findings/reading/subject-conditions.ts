import type { Account } from '@grantlens/snapshot';
import { once } from '@grantlens/snapshot/internal';
import { type Condition, conditionsOf } from '../../decision/conditions.ts';
import type { FindingSubject } from '../finding.ts';
import { policySubject } from '../subjects.ts';
import type { OddPolicy } from './odd-policies.ts';

/** Gives the conditions of a token for what is about it, or about a policy that it has; nothing for anything else. */
export function openConditions(
  { principals, policies }: Account,
  oddPolicies: readonly OddPolicy[],
): (subject: FindingSubject) => readonly Condition[] {
  const limited = new Map<string, readonly Condition[]>();
  for (const one of principals) {
    const conditions = conditionsOf(one);
    if (conditions.length > 0) limited.set(one.key, conditions);
  }
  const ofPolicies = once(() => {
    const byKey = new Map<string, readonly Condition[]>();
    const add = (policy: FindingSubject, holder: string | undefined) => {
      const conditions = holder === undefined ? undefined : limited.get(holder);
      if (conditions !== undefined) byKey.set(policy.key, conditions);
    };
    for (const policy of limited.size === 0 ? [] : policies)
      if (policy.holder.kind === 'principal' && limited.has(policy.holder.principal))
        add(policySubject(policy), policy.holder.principal);
    for (const { policy, holder } of oddPolicies) add(policy, holder?.key);
    return byKey;
  });
  return ({ kind, key }) => {
    if (kind === 'token') return limited.get(key) ?? [];
    return kind === 'policy' ? (ofPolicies().get(key) ?? []) : [];
  };
}
