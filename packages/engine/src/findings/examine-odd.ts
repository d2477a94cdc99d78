import type { Oddity } from '@grantlens/snapshot/internal';
import { holderSubjects } from './reading/odd-policies.ts';
import type { RuleInput } from './reading/rule-input.ts';
import type { Examination } from './rule.ts';

/** Reports the policies that are odd in some ways. */
export function examineOdd(
  { policies, oddPolicies }: RuleInput,
  kinds: readonly Oddity['kind'][],
): Examination {
  const found = oddPolicies.filter(({ kind }) => kinds.includes(kind));
  // A policy that gives nothing at all is not among the account's.
  const known = new Set(policies.flatMap(({ id }) => id ?? []));
  const empty = new Set(
    oddPolicies.filter(({ policy: { id } }) => id === null || !known.has(id)).map(({ policy }) => policy.key),
  );
  return {
    examined: policies.length + empty.size,
    sightings: found.map((odd) => ({
      subject: odd.policy,
      about: [odd.kind],
      what: odd.what,
      evidence: holderSubjects(odd),
    })),
    missing: [],
  };
}
