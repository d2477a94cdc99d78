import type { Principal } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import { bearingCells } from '../decision/bearing.ts';
import { relation } from '../decision/relation.ts';
import type { Verdict } from '../decision/verdict.ts';
import { openHeldOnAccount } from '../findings/reading/held-on-account.ts';
import { openHolderCheck } from '../findings/reading/holder-check.ts';
import type { Target } from './target.ts';

/** Opens the verdict of `can` on the target, for many principals: only those with a policy that bears on it are decided. */
export function openHeldTarget(
  access: Access,
  { permission, resource }: Target,
): (principal: Principal) => Verdict {
  const asked = permission.kind === 'any' ? permission.of : [permission];
  if (resource.kind === 'account') {
    const stanceOf = openHeldOnAccount(access, asked);
    return (principal) => stanceOf(principal).verdict;
  }
  const mayHold = openHolderCheck(access, (policy) =>
    asked.some((one) => bearingCells(policy, one, resource, access).length > 0),
  );
  const decide = relation(access, permission, resource);
  return remembered((principal) => (mayHold(principal) ? decide(principal).verdict : 'not-granted'));
}
