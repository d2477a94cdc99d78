import type { Policy, Principal, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { addTo, holderKey, lookupIn } from '@grantlens/snapshot/internal';
import { type Access, mayHold } from './access.ts';
import type { Way } from './grant.ts';

/** Some of an account's policies, and who has them: what a question is about is often far less than everything. */
export interface Among {
  /** The ways of a principal to these policies, in the order of `Access.waysOf`. */
  readonly waysOf: (principal: Principal) => readonly Way[];
  /** Equal for principals who have these policies through the same holders; empty for those who have none. */
  readonly classOf: (principal: Principal) => string;
  /** Everybody who has one of them, or may, in the order of the account; possibly others. */
  readonly principals: () => readonly Principal[];
}

/** Opens the ways to some policies, given in the order of the account. */
export function openAmong(access: Access, policies: readonly Policy[]): Among {
  const byHolder = new Map<PrincipalKey | UserGroupKey, Policy[]>();
  const groups = new Set<UserGroupKey>();
  const keys = new Set<PrincipalKey>();
  const possible: Policy[] = [];
  let isAnybodys = false;
  for (const policy of policies) {
    const { holder } = policy;
    const key = holderKey(holder);
    if (key === null) possible.push(policy);
    else addTo(byHolder, key, policy);
    if (holder.kind === 'user-group') groups.add(holder.group);
    else if (holder.principal !== null) keys.add(holder.principal);
    else isAnybodys = true;
  }
  const policiesOf = (holder: PrincipalKey | UserGroupKey): readonly Policy[] =>
    byHolder.get(holder) ?? nothing;
  return {
    waysOf: (principal) => access.waysTo(principal, policiesOf, possible),
    classOf: (principal) => {
      let name = byHolder.has(principal.key) ? principal.key : '';
      for (const key of principal.groups) if (groups.has(key)) name += ` ${key}`;
      for (const [at, policy] of possible.entries()) if (mayHold(policy, principal)) name += ` ${at}?`;
      return name;
    },
    principals: () =>
      isAnybodys ? access.account.principals : lookupIn(access.account).together(groups, keys),
  };
}

const nothing: readonly Policy[] = [];
