import type { Account, Principal, UserGroup } from '@grantlens/snapshot';
import type { Oddity } from '@grantlens/snapshot/internal';
import type { FindingSubject } from '../finding.ts';
import { principalSubject, userGroupSubject } from '../subjects.ts';

/** A policy that gives nothing, or nothing in some place, and is therefore not among the account's policies there. */
export interface OddPolicy {
  readonly kind: Oddity['kind'];
  readonly policy: FindingSubject;
  /** Who has it; null for a principal or user group without an id. */
  readonly holder: Principal | UserGroup | null;
  /** What is odd, as sentences. */
  readonly what: string;
}

/** The odd policies, one for each kind and policy. */
export function oddPoliciesOf(account: Account): readonly OddPolicy[] {
  const holders = new Map<string, Principal | UserGroup>(
    [...account.principals, ...account.userGroups].map((holder) => [holder.key, holder]),
  );
  const byPolicy = new Map<string, OddPolicy>();
  for (const oddity of account.oddities) {
    if (oddity.kind === 'group-member-unknown') continue;
    const { kind, path, message, policyId } = oddity;
    const name = `${kind} ${path}`;
    const sentence = `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
    const before = byPolicy.get(name);
    if (before !== undefined) {
      byPolicy.set(name, { ...before, what: `${before.what} ${sentence}` });
      continue;
    }
    const holder = holders.get(oddity.holder) ?? null;
    byPolicy.set(name, {
      kind,
      policy: { kind: 'policy', key: path, id: policyId, name: null },
      holder: holder?.id === null ? null : holder,
      what: sentence,
    });
  }
  return [...byPolicy.values()];
}

/** Who has it, as evidence. */
export function holderSubjects({ holder }: OddPolicy): readonly FindingSubject[] {
  if (holder === null) return [];
  return ['kind' in holder ? principalSubject(holder) : userGroupSubject(holder)];
}
