import type { Policy, Principal, UserGroupKey } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../../access/access.ts';

/**
 * Whether a principal has, or possibly has, a policy of some kind. Who holds policies is asked once for all: in a large
 * account a user group has thousands of members.
 */
export function openHolderCheck(
  { account, policiesOf }: Access,
  isWanted: (policy: Policy) => boolean,
): (principal: Principal) => boolean {
  const possible = account.policies.some((policy) => policy.holder.kind === 'possible' && isWanted(policy));
  const hasWanted = remembered((holder: UserGroupKey) => policiesOf(holder).some(isWanted));
  return (principal) =>
    (possible && principal.kind === 'member') ||
    policiesOf(principal.key).some(isWanted) ||
    principal.groups.some(hasWanted);
}
