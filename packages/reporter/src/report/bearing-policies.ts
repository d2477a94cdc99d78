import type { AccessGraph } from '@grantlens/engine';
import { type Policy, remembered } from '@grantlens/snapshot';

/**
 * What a policy can do to what a sure grant comes to: nothing; lend it the assumption it rests on itself; where a deny
 * has single permissions of it asked about, lend it a doubt about what its own permission groups contain; or more.
 */
export type Bears = 'no' | 'as-assumed' | 'after-deny' | 'yes';

/** Opens the question what policies can do to grants beside them. */
export function openBearing(access: AccessGraph): (policy: Policy) => Bears {
  return remembered((policy) => bearingOf(access, policy));
}

function bearingOf(access: AccessGraph, policy: Policy): Bears {
  if (policy.effect !== 'allow') return 'yes';
  const groups = policy.permissionGroups.map(({ key }) => access.groupOf({ permissionGroup: key }));
  const isDoubtful =
    groups.some((group) => group === null || group.contents.kind === 'all-but') ||
    access.cellsOf(policy).some(({ gaps }) => gaps.length > 0);
  if (isDoubtful) return 'yes';
  const isOpen = groups.some((group) => group?.contents.kind === 'listed' && !group.contents.complete);
  if (isOpen) return policy.effectAssumed ? 'yes' : 'after-deny';
  return policy.effectAssumed ? 'as-assumed' : 'no';
}
