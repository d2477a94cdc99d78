import type { ResourceChange } from '../document/plan.ts';
import type { AccessType } from '../document/resource-types.ts';
import { driftOf } from './drift.ts';
import type { Drift } from './locate.ts';

/** What Terraform itself found changed outside it when it looked: its state against what the API showed then. */
export function driftFound(changes: readonly (readonly [ResourceChange, AccessType])[]): readonly Drift[] {
  return changes.flatMap(([change, type]) => {
    const { address, after, steps } = change;
    if (after === null)
      return steps?.includes('delete') === true
        ? [{ address, what: 'Terraform found that it was removed outside it' }]
        : [];
    const members = Array.isArray(after.members) ? after.members : null;
    return driftOf(change, type, { rows: [after], members }).map((attribute) => ({
      address,
      what: `Terraform found that it was changed outside it, in ${attribute}`,
    }));
  });
}
