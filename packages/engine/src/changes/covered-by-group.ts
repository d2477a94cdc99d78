import { invariant, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { Verdict } from '../decision/verdict.ts';
import { type Bits, commonBits, dropBits, unionBits, withoutBits } from '../permissions/bits.ts';
import type { PartChange, VerdictPair } from './change-table.ts';
import type { Sides } from './side.ts';
import { havingBoth } from './verdict-sets.ts';

/**
 * What a permission that a group may hold has where the group has a verdict. Of a group whose contents are not known,
 * nobody would list the thousand permissions it may hold beside it.
 */
const clouded: Readonly<Record<Verdict, readonly Verdict[]>> = {
  allowed: ['allowed', 'unknown'],
  denied: ['denied', 'unknown', 'not-granted'],
  unknown: ['unknown', 'not-granted'],
  'not-granted': ['not-granted'],
};

/** What a permission group holds on one side at least. */
export interface HeldBits {
  readonly sure: Bits;
  readonly may: Bits;
}

/** Adds up what permission groups hold on either side, each once. */
export function openHeld({ before, after }: Sides): (key: PermissionGroupKey) => HeldBits {
  const known = new Map<PermissionGroupKey, HeldBits>();
  return (key) => {
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const [first, second] = [before, after].flatMap((side) => {
      const group = side.access.account.permissionGroups.get(key);
      return group === undefined ? [] : [side.contentsOf(group)];
    });
    invariant(first !== undefined, 'a permission group that is named is described');
    const held =
      second === undefined || second === first
        ? first
        : { sure: unionBits(first.sure, second.sure), may: unionBits(first.may, second.may) };
    known.set(key, held);
    return held;
  };
}

/** Takes out of `unsaid` what a row of a group with these verdicts says of the permissions it holds. */
export function dropCovered(
  unsaid: Bits,
  { before, after }: PartChange,
  { before: was, after: is }: VerdictPair,
  { sure, may }: HeldBits,
): void {
  dropBits(unsaid, commonBits(may, havingBoth([before, was], [after, is])));
  const doubtful = withoutBits(may, sure);
  for (const mayHave of clouded[was]) {
    for (const mayGet of clouded[is])
      dropBits(unsaid, commonBits(doubtful, havingBoth([before, mayHave], [after, mayGet])));
  }
}
