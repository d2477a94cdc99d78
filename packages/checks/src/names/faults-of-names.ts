import type { Account } from '@grantlens/snapshot';
import type { Blame, Fault } from '../file/fault.ts';
import type { Named } from '../file/named.ts';
import { permissionsNamed } from './permissions.ts';
import { permissionGroupNamed, scopeNamed } from './policies.ts';

/** What does not exist of what something names that cannot be used for other faults. */
export function faultsOfNames(named: Named, account: Account): readonly Fault[] {
  const faults: Fault[] = [];
  const blame: Blame = (at, what) => faults.push({ file: named.file, ...at, what });
  for (const permission of named.permissions) permissionsNamed([permission], account, blame);
  for (const group of named.permissionGroups) permissionGroupNamed(group, account, blame);
  for (const scope of named.scopes) scopeNamed(scope, account, blame);
  return faults;
}
