import { invariant, type PermissionGroupKey } from '@grantlens/snapshot/internal';
import type { Verdict } from '../decision/verdict.ts';
import { type Bits, unionBits } from '../permissions/bits.ts';
import type { PartChange, VerdictPair } from './change-table.ts';
import type { Sides } from './side.ts';
import { type VerdictSets, wordOf } from './verdict-sets.ts';

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
  // Word by word: sets made on the way took longer than all else that two principals are compared by.
  for (let at = 0; at < unsaid.length; at += 1) {
    const left = unsaid[at] ?? 0;
    const held = left & (may[at] ?? 0);
    if (held === 0) continue;
    const doubtful = held & ~(sure[at] ?? 0);
    const said = held & wordOf(before, was, at) & wordOf(after, is, at);
    const hidden = doubtful & wordOfAny(before, clouded[was], at) & wordOfAny(after, clouded[is], at);
    unsaid[at] = left & ~(said | hidden);
  }
}

function wordOfAny(sets: VerdictSets, verdicts: readonly Verdict[], at: number): number {
  let word = 0;
  for (const verdict of verdicts) word |= wordOf(sets, verdict, at);
  return word;
}
