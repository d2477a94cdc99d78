import type { Verdict } from '../decision/verdict.ts';
import { addBits, type Bits, hasBit, withoutBits } from '../permissions/bits.ts';
import type { SidedCell } from './side.ts';

/** The permissions of each verdict at one part of the account; a permission in none of the sets is `not-granted`. */
export interface VerdictSets {
  readonly denied: Bits;
  readonly allowed: Bits;
  readonly unknown: Bits;
}

/**
 * What cells say of every permission at once: the bearings of the decision, added up. What is sure is also
 * possible.
 */
export interface Tally {
  readonly allow: Bits;
  readonly deny: Bits;
  readonly mayAllow: Bits;
  readonly mayDeny: Bits;
}

/** Adds up cells; `from` are others that reach the same. */
export function tallyOf(cells: Iterable<SidedCell>, from: Tally | number): Tally {
  const tally = typeof from === 'number' ? emptyTally(from) : copyOf(from);
  for (const cell of cells) count(cell, tally);
  return tally;
}

/** The decision, for every permission at once. */
export function decideAll({ allow, deny, mayAllow, mayDeny }: Tally): VerdictSets {
  const allowed = withoutBits(allow, mayDeny);
  return { denied: deny, allowed, unknown: withoutBits(withoutBits(mayAllow, deny), allowed) };
}

/** The verdict of one permission. */
export function verdictIn({ denied, allowed, unknown }: VerdictSets, bit: number): Verdict {
  if (hasBit(denied, bit)) return 'denied';
  if (hasBit(allowed, bit)) return 'allowed';
  return hasBit(unknown, bit) ? 'unknown' : 'not-granted';
}

/** The permissions that have a verdict, of those in one word of the sets. */
export function wordOf({ denied, allowed, unknown }: VerdictSets, verdict: Verdict, at: number): number {
  switch (verdict) {
    case 'denied':
      return denied[at] ?? 0;
    case 'allowed':
      return allowed[at] ?? 0;
    case 'unknown':
      return unknown[at] ?? 0;
    case 'not-granted':
      return ~((denied[at] ?? 0) | (allowed[at] ?? 0) | (unknown[at] ?? 0));
  }
}

function count({ cell, policy: { effect }, holds: { sure, may } }: SidedCell, tally: Tally): void {
  const isSure = cell.gaps.length === 0;
  if (effect !== 'deny') addBits(tally.mayAllow, may);
  if (effect !== 'allow') addBits(tally.mayDeny, may);
  if (isSure && effect === 'allow') addBits(tally.allow, sure);
  if (isSure && effect === 'deny') addBits(tally.deny, sure);
}

function emptyTally(length: number): Tally {
  const empty = () => new Uint32Array(length);
  return { allow: empty(), deny: empty(), mayAllow: empty(), mayDeny: empty() };
}

function copyOf({ allow, deny, mayAllow, mayDeny }: Tally): Tally {
  return { allow: allow.slice(), deny: deny.slice(), mayAllow: mayAllow.slice(), mayDeny: mayDeny.slice() };
}
