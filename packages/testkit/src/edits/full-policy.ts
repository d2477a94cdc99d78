import { accountKey, type Snapshot } from '@grantlens/snapshot';
import { isRow } from '@grantlens/snapshot/internal';
import { zoneKeys } from '../arbitraries/names.ts';
import { withPolicy } from './snapshots.ts';

/** The id of the policy that `withFullPolicy` adds: one of which parts can be taken. */
const fullPolicyId = 'f0110000000000000000000000000001';

/** The snapshot with one more policy, of several permission groups and zones, written out in full. */
export function withFullPolicy(
  snapshot: Snapshot,
  holder: 'members' | 'userGroups',
  { id, access }: { readonly id: string; readonly access: 'allow' | 'deny' },
): Snapshot {
  const permission_groups = snapshot.collections.permissionGroups.items.filter(isRow).slice(0, 3);
  const resource_groups = [
    {
      id: 'f0220000000000000000000000000001',
      scope: { key: accountKey(String(snapshot.account.id)), objects: zoneKeys.map((key) => ({ key })) },
    },
  ];
  return withPolicy(snapshot, holder, id, { id: fullPolicyId, access, permission_groups, resource_groups });
}
