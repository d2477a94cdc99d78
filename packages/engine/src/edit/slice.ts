import type { Account, UserGroupKey } from '@grantlens/snapshot';
import { lookupIn, overlaid } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { Concerned } from './concerned.ts';

/** The account with some of its principals alone, and only the policies they have; everything else it shares. */
export function slice(
  { account, policiesOf }: Pick<Access, 'account' | 'policiesOf'>,
  { principals, userGroups }: Concerned,
): Account {
  const lookup = lookupIn(account);
  const kept = new Set(principals.map(({ key }) => key));
  const groups = new Set<UserGroupKey>(userGroups);
  const possible = lookup.possiblePolicies().filter(({ holder }) => {
    if (holder.kind !== 'possible' || (holder.principal !== null && !kept.has(holder.principal)))
      return false;
    if (holder.group !== null) groups.add(holder.group);
    return true;
  });
  return overlaid(account, {
    principals,
    userGroups: lookup.userGroupsOf(groups),
    policies: [...[...userGroups].flatMap(policiesOf), ...[...kept].flatMap(policiesOf), ...possible],
  });
}
