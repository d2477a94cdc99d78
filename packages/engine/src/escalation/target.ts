import type { Account } from '@grantlens/snapshot';
import type { Permission } from '../decision/permission.ts';
import type { Resource } from '../decision/resource.ts';
import { accountResource } from '../decision/resource.ts';
import { superAdministration } from './privileges.ts';

/** What a walk leads to: a permission on a resource. */
export interface Target {
  readonly permission: Permission;
  readonly resource: Resource;
}

/** Super Administrator on the account: any permission group that contains everything. */
export function superAdministratorTarget(account: Account): Target {
  const any = superAdministration(account);
  const named = any.filter((one) => one.kind === 'group' && one.group.id !== null);
  return {
    permission: { kind: 'any', glob: 'Super Administrator', of: named.length > 0 ? named : any },
    resource: accountResource(account),
  };
}
