import type { Holder } from '@grantlens/snapshot/internal';
import type { Grantee } from './edit.ts';

/** Who holds what is given to somebody. */
export function holderOf(to: Grantee): Holder {
  return to.kind === 'principal'
    ? { kind: 'principal', principal: to.principal.key }
    : { kind: 'user-group', group: to.userGroup.key };
}
