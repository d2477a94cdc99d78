import type { Access } from '../../access/access.ts';
import type { Grant } from '../../access/grant.ts';
import { certaintyOf } from '../../decision/bearing.ts';
import { accountResource } from '../../decision/resource.ts';
import { privileges } from '../../escalation/privileges.ts';

/** Whether a grant is privileged: Super Administrator, Administrator, or anything that holds one of `privileges`. */
export function privilegedBy(
  { account }: Access,
  grant: Pick<Grant, 'policy' | 'cell' | 'permissionGroup'>,
): 'yes' | 'no' | 'unknown' {
  const { policy, permissionGroup } = grant;
  if (policy.effect === 'deny') return 'no';
  const kind = permissionGroup?.contents.kind;
  if (kind === 'everything' || kind === 'all-but') return 'yes';
  const resource = accountResource(account);
  const certainties = privileges.map((name) => certaintyOf(grant, { kind: 'atomic', name }, resource));
  if (certainties.includes('sure')) return 'yes';
  return certainties.includes('maybe') ? 'unknown' : 'no';
}
