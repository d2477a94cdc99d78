import type { MomentAccount } from '@grantlens/fleet/internal';
import type { Account } from '@grantlens/snapshot';

/** `{ id, name, takenAt, digest, modified? }` */
export function momentAccountOf({ id, name, takenAt, digest, modified }: Account): MomentAccount {
  return { id, name, takenAt: takenAt.end, digest, ...(modified ? { modified } : {}) };
}
