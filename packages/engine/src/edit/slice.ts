import type { Account, UserGroupKey } from '@grantlens/snapshot';
import type { Access } from '../access/access.ts';
import type { Concerned } from './concerned.ts';
import { lookupIn } from './lookup.ts';

/** The account with some of its principals alone, and only the policies they have; everything else it shares. */
export function slice(
  { account, policiesOf }: Pick<Access, 'account' | 'policiesOf'>,
  { principals, userGroups }: Concerned,
): Account {
  const kept = new Set(principals.map(({ key }) => key));
  const groups = new Set<UserGroupKey>(userGroups);
  const possible = lookupIn(account).possible.filter(({ holder }) => {
    if (holder.kind !== 'possible' || (holder.principal !== null && !kept.has(holder.principal)))
      return false;
    if (holder.group !== null) groups.add(holder.group);
    return true;
  });
  return {
    ...account,
    principals,
    userGroups: account.userGroups.filter(({ key }) => groups.has(key)),
    policies: [...[...userGroups].flatMap(policiesOf), ...[...kept].flatMap(policiesOf), ...possible],
  };
}
