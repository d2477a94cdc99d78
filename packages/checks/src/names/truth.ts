import { mergeGaps } from '@grantlens/engine/internal';
import type { Gap } from '@grantlens/snapshot';

/** Whether something is so: certainly, certainly not, or not to be said because of what was not seen. */
export interface Truth {
  readonly is: 'yes' | 'maybe' | 'no';
  /** Of a `maybe`: what was not seen. */
  readonly gaps: () => readonly Gap[];
}

const noGaps = (): readonly Gap[] => [];

/** It is so. */
export const yes: Truth = { is: 'yes', gaps: noGaps };
/** It is not so. */
export const no: Truth = { is: 'no', gaps: noGaps };

/** It cannot be said. */
export function maybe(gaps: () => readonly Gap[]): Truth {
  return { is: 'maybe', gaps };
}

/** Whether all are so. */
export function and(...all: readonly Truth[]): Truth {
  if (all.some(({ is }) => is === 'no')) return no;
  const open = all.filter(({ is }) => is === 'maybe');
  return open.length === 0 ? yes : maybe(() => mergeGaps(open.flatMap((one) => one.gaps())));
}

/** Whether any is so. */
export function or(...all: readonly Truth[]): Truth {
  return not(and(...all.map(not)));
}

/** Whether it is not so. */
export function not(one: Truth): Truth {
  switch (one.is) {
    case 'yes':
      return no;
    case 'no':
      return yes;
    case 'maybe':
      return one;
  }
}
