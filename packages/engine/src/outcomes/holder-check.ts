import type { Policy, Principal, PrincipalKey, UserGroupKey } from '@grantlens/snapshot';
import { holderKey } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';

/**
 * Whether a principal has, or possibly has, a policy of some kind. Each policy is looked at once, not once
 * for everybody who has it: in a large account nearly nobody has what is asked for, and a user group has
 * thousands of members.
 */
export function openHolderCheck(
  { account }: Pick<Access, 'account'>,
  isWanted: (policy: Policy) => boolean,
): (principal: Principal) => boolean {
  let known: Holders | null = null;
  return ({ kind, key, groups }) => {
    known ??= holdersOf(account.policies, isWanted);
    const { named, mayBeAnyMember } = known;
    if (mayBeAnyMember && kind === 'member') return true;
    return named.size > 0 && (named.has(key) || groups.some((group) => named.has(group)));
  };
}

/** Who holds a policy of some kind: these, and where the holder of one was not seen, possibly any member. */
interface Holders {
  readonly named: ReadonlySet<PrincipalKey | UserGroupKey>;
  readonly mayBeAnyMember: boolean;
}

function holdersOf(policies: readonly Policy[], isWanted: (policy: Policy) => boolean): Holders {
  const named = new Set<PrincipalKey | UserGroupKey>();
  let mayBeAnyMember = false;
  for (const policy of policies) {
    const key = holderKey(policy.holder);
    if (key === null) mayBeAnyMember ||= isWanted(policy);
    else if (!named.has(key) && isWanted(policy)) named.add(key);
  }
  return { named, mayBeAnyMember };
}
