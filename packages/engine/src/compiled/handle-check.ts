import { GrantlensError } from '@grantlens/snapshot';
import type { IndexTables } from './tables.ts';

/** Refuses numbers that an index did not give as handles: past its arrays every question would look like "no". */
export interface HandleCheck {
  readonly principal: (handle: number) => void;
  readonly permission: (handle: number) => void;
  readonly resource: (handle: number) => void;
}

/** Opens the check of the handles of an index. */
export function openHandleCheck({ membership, universe, resources }: IndexTables): HandleCheck {
  const principals = membership.classOf.length;
  const permissions = universe.permissions.length + universe.groups.length;
  const { length: places } = resources.slotOf;
  // Not the other way round: no number is below or above what is not a number.
  return {
    principal: (handle) => {
      if (!(handle >= 0 && handle < principals)) refuse('principal', handle);
    },
    permission: (handle) => {
      if (!(handle >= 0 && handle < permissions)) refuse('permission', handle);
    },
    resource: (handle) => {
      if (!(handle >= 0 && handle < places)) refuse('resource', handle);
    },
  };
}

function refuse(kind: keyof HandleCheck, handle: number): never {
  throw new GrantlensError(
    `${kind}-unknown`,
    `${handle} is not the handle of a ${kind}: handles are from the index that is asked`,
  );
}
