import type { Grant } from '@grantlens/engine';
import { sufficientGrants } from '@grantlens/engine/internal';
import type { Held } from './question.ts';

/** The grants that suffice and are by policies of somebody's own; none of what is not allowed. */
export function ownGrants({ verdict, decision }: Pick<Held, 'verdict' | 'decision'>): readonly Grant[] {
  return verdict === 'allowed' ? sufficientGrants(decision()).filter(({ path }) => path === 'direct') : [];
}
