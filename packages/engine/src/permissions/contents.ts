import type { PermissionGroup } from '@grantlens/snapshot';
import type { PermissionGroupKey } from '@grantlens/snapshot/internal';
import { holds } from '../decision/holds.ts';
import type { Bits } from './bits.ts';
import type { Universe } from './universe.ts';

/** What a permission group holds, as bits of the universe: for certain, and at most. */
export interface ContentBits {
  readonly sure: Bits;
  /** Includes what it certainly holds. */
  readonly may: Bits;
}

/**
 * The contents of permission groups as bits; null represents a group that could not be read, which may hold
 * anything.
 */
export type ContentBook = (group: PermissionGroup | null) => ContentBits;

/** Opens the contents of groups; each is worked out once. */
export function openContents(universe: Universe): ContentBook {
  const known = new Map<PermissionGroupKey | null, ContentBits>();
  return (group) => {
    const key = group?.key ?? null;
    const seen = known.get(key);
    if (seen !== undefined) return seen;
    const bits = group === null ? anything(universe) : bitsOf(group, universe);
    known.set(key, bits);
    return bits;
  };
}

function anything(universe: Universe): ContentBits {
  const may = new Uint32Array(universe.blocks);
  setRange(may, 0, universe.permissions.length + universe.groups.length);
  return { sure: new Uint32Array(universe.blocks), may };
}

function bitsOf(group: PermissionGroup, universe: Universe): ContentBits {
  const { contents } = group;
  const sure = new Uint32Array(universe.blocks);
  const may = new Uint32Array(universe.blocks);
  const both = (bit: number | undefined): void => {
    if (bit === undefined) return;
    set(sure, bit);
    set(may, bit);
  };
  both(universe.bitOfGroup.get(group.key));
  if (contents.kind === 'listed') {
    for (const name of contents.permissions) both(universe.bitOf.get(name));
    for (const key of contents.groups) both(universe.bitOfGroup.get(key));
    if (!contents.complete) setRange(may, 0, universe.permissions.length);
    return { sure, may };
  }
  // Few groups hold everything, or all but something: each permission is asked by itself.
  universe.permissions.forEach((name, bit) => {
    if (holds(group, { kind: 'atomic', name }) !== null) both(bit);
  });
  universe.groups.forEach((other, at) => {
    const bit = universe.permissions.length + at;
    const holding = holds(group, { kind: 'group', group: other });
    if (holding?.certainty === 'sure') both(bit);
    else if (holding !== null) set(may, bit);
  });
  return { sure, may };
}

function set(bits: Bits, bit: number): void {
  bits[bit >>> 5] = (bits[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function setRange(bits: Bits, from: number, to: number): void {
  for (let bit = from; bit < to; bit += 1) set(bits, bit);
}
