import type { Snapshot } from '@grantlens/snapshot';
import { accountId } from '../arbitraries/names.ts';
import { snapshotOf } from '../arbitraries/snapshot.ts';
import { peopleOf } from './people.ts';
import { permissionGroupsOf } from './permission-groups.ts';
import { policiesOf } from './policies.ts';
import { randomFrom } from './random.ts';
import { resourceGroupsOf } from './resource-groups.ts';
import { counts, type WorkloadSize } from './size.ts';

/**
 * An account of a given size, for measuring and for trying what a real account of that size would do: job profiles,
 * popular and unpopular groups, policies on the account, on all zones and on lists of zones, about 3 % of them denies,
 * and a few parts that cannot be read, so that all four verdicts occur. The same seed gives the same account.
 *
 * `L` is more than 200 MB as text and takes some ten seconds to make, most of it for the digest.
 */
export function workload(size: WorkloadSize, seed: number): Snapshot {
  const sized = counts[size];
  const random = randomFrom(seed);
  const permissionGroups = permissionGroupsOf(sized, random);
  const zones = Array.from({ length: sized.zones }, (_, n) => ({
    id: random.id(),
    name: `site-${n + 1}.example`,
    status: 'active',
    type: 'full',
    account: { id: accountId },
  }));
  const resourceGroups = resourceGroupsOf(
    sized,
    zones.map(({ id }) => id),
    random,
  );
  const policies = policiesOf(sized, { permissionGroups, resourceGroups, random });
  const people = peopleOf(sized, policies, random);
  const { wholeAccount, allZones, lists } = resourceGroups;
  const complete = (items: unknown) => ({ status: 'complete', items, requests: [] });
  return snapshotOf({
    members: complete(people.members),
    userGroups: complete(people.userGroups),
    userGroupMembers: complete(people.userGroupMembers),
    permissionGroups: complete(permissionGroups.listed),
    resourceGroups: complete([wholeAccount, allZones, ...lists]),
    zones: complete(zones),
  });
}
