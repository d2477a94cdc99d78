import type { Access } from '../../access/access.ts';
import type { Grant } from '../../access/grant.ts';
import { bearingOf } from '../../decision/bearing.ts';
import { accountResource } from '../../decision/resource.ts';
import { privileges } from './privileges.ts';

/** Whether a grant is privileged: Super Administrator, Administrator, or anything that holds one of `privileges`. */
export function privilegedBy({ account }: Access, grant: Grant): 'yes' | 'no' | 'unknown' {
  const { policy, permissionGroup } = grant;
  if (policy.effect === 'deny') return 'no';
  const kind = permissionGroup?.contents.kind;
  if (kind === 'everything' || kind === 'all-but') return 'yes';
  const resource = accountResource(account);
  const bearings = privileges
    .map((name) => bearingOf(grant, { kind: 'atomic', name }, resource))
    .filter((bearing) => bearing !== null);
  if (bearings.some(({ certainty }) => certainty === 'sure')) return 'yes';
  return bearings.length > 0 ? 'unknown' : 'no';
}
