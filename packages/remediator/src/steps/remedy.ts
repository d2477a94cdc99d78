import type { Refusal } from '@grantlens/fetcher/internal';
import type { PlanStep } from '@grantlens/review/internal';
import { isObject } from '@grantlens/snapshot/internal';

/** What can be done instead of a write that the API refuses; null where nothing is known. */
export function remedyFor(step: PlanStep, refusal: Refusal): string | null {
  if (refusal.httpStatus < 400 || refusal.httpStatus >= 500) return null;
  if (isManagedElsewhere(step, refusal)) return 'remove the member from the group in the identity provider';
  const policies = isObject(step.body) ? step.body.policies : undefined;
  const isEmpty = Array.isArray(policies) && policies.length === 0;
  switch (step.action) {
    case 'set-member-policies':
      return isEmpty ? 'remove the member from the account' : null;
    case 'set-group-policies':
      return isEmpty ? 'delete the user group' : null;
    case 'set-token-policies':
      return isBeyondCreator(step, refusal) ? 'delete the token and make a narrower one' : null;
    case 'disable-token':
      return 'delete the token';
    default:
      return null;
  }
}

/** The API's code for policies that the creator of a token could not give, and for bodies that it does not take. */
const policyRefused = 1001;

/** Whether the API says that the identity provider has the group: that is about this step alone. */
export function isManagedElsewhere({ action }: PlanStep, { httpStatus, problem }: Refusal): boolean {
  return (
    action === 'remove-group-member' &&
    httpStatus >= 400 &&
    httpStatus < 500 &&
    /\bSCIM\b|identity provider/i.test(problem.message)
  );
}

/** Whether the API says that the creator of a token could not give what is left of it. */
export function isBeyondCreator({ action }: PlanStep, { httpStatus, codes }: Refusal): boolean {
  const isRefused = httpStatus >= 400 && httpStatus < 500;
  return action === 'set-token-policies' && isRefused && codes?.includes(policyRefused) === true;
}
