import { type Combined, openCombiner } from './combine.ts';
import { slots } from './resources.ts';
import type { IndexTables } from './tables.ts';

/** Some resources on which the same is said to every principal of a class. The next row overwrites it. */
export interface EffectiveRow extends Combined {
  class: number;
  /**
   * The slot whose unnamed resources they are; null for named ones, of which what is said of their slot is
   * said too.
   */
  slot: number | null;
}

const none = new Int32Array(0);

/** The whole effective table, in symbols: every class with every set of resources on which the same is said. */
export function forEachRow(tables: IndexTables, visit: (row: EffectiveRow) => void): void {
  const { states, resources, membership, holders } = tables;
  const combiner = openCombiner(resources.named, states);
  const said = new Uint32Array(states.blocks * 4);
  const row: EffectiveRow = { class: 0, slot: 0, words: said, row: 0, resources: none, from: 0, to: 0 };
  const visitNamed = (combined: Combined): void => {
    row.words = combined.words;
    row.row = combined.row;
    row.resources = combined.resources;
    row.from = combined.from;
    row.to = combined.to;
    visit(row);
  };
  const onNothing: Combined = { words: said, row: 0, resources: none, from: 0, to: 0 };
  const count = membership.holders.starts.length - 1;
  for (row.class = 0; row.class < count; row.class += 1) {
    for (let slot = 0; slot < resources.foreignSlot; slot += 1) {
      said.fill(0);
      eachHolder(tables, row.class, (holder) => {
        states.addTo(said, 0, holders.bySlot[holder * resources.slotCount + slot]!);
      });
      row.slot = slot;
      visitNamed(onNothing);
    }
    eachHolder(tables, row.class, (holder) => {
      for (let list = holders.listStarts[holder]!; list < holders.listStarts[holder + 1]!; list += 1)
        combiner.add(holders.named, holders.starts[list]!, holders.starts[list + 1]!, holders.stateOf[list]!);
    });
    row.slot = null;
    combiner.finish(visitNamed);
  }
}

function eachHolder({ membership }: IndexTables, one: number, visit: (holder: number) => void): void {
  const { starts, values } = membership.holders;
  for (let at = starts[one]!; at < starts[one + 1]!; at += 1) visit(values[at]!);
}

/** The whole table in numbers. */
export interface TableSummary {
  readonly rows: number;
  /** How many (principal, atomic permission, zone or account) are allowed. */
  readonly triples: number;
  /** The size of what the rows stand on, in bytes. */
  readonly bytes: number;
}

/** Walks the whole table and counts what is allowed on the account and its zones. */
export function summarise(tables: IndexTables): TableSummary {
  const { states, resources, membership } = tables;
  const { zoneCount } = resources;
  const countAllowed = openCount(tables);
  const width = states.blocks * 4;
  const wide = new Uint32Array(width);
  const nothing = new Uint32Array(width);
  let rows = 0;
  let triples = 0;
  let allowedOnWide = 0;
  forEachRow(tables, (row) => {
    rows += 1;
    const members = membership.sizes[row.class]!;
    if (row.slot === slots.account) {
      triples += members * countAllowed(row, nothing);
    } else if (row.slot === slots.zone) {
      wide.set(row.words.subarray(row.row, row.row + width));
      allowedOnWide = countAllowed(row, nothing);
      triples += members * zoneCount * allowedOnWide;
    } else if (row.slot === null) {
      const zones = zonesIn(row, zoneCount);
      if (zones > 0) triples += members * zones * (countAllowed(row, wide) - allowedOnWide);
    }
  });
  return { rows, triples, bytes: rows * width * 4 };
}

function zonesIn({ resources, from, to }: EffectiveRow, zoneCount: number): number {
  let zones = 0;
  for (let at = from; at < to; at += 1) zones += (resources[at]! - 1) >>> 0 < zoneCount ? 1 : 0;
  return zones;
}

/** How many atomic permissions a row of the table and a row of words allow together. */
function openCount({ universe, blocks }: IndexTables): (row: EffectiveRow, also: Uint32Array) => number {
  // The permissions that are atomic come first; those after them are the holding of permission groups.
  const atomic = universe.permissions.length;
  const masks = Uint32Array.from({ length: blocks }, (_, block) => lowest(atomic - block * 32));
  return ({ words, row }, also) => {
    let count = 0;
    for (let block = 0; block < masks.length; block += 1) {
      const at = block * 4;
      const allow = words[row + at]! | also[at]!;
      const mayDeny = words[row + at + 3]! | also[at + 3]!;
      count += ones(allow & ~mayDeny & masks[block]!);
    }
    return count;
  };
}

/** A word with this many of its bits set, the lowest first. */
function lowest(bits: number): number {
  if (bits <= 0) return 0;
  return bits >= 32 ? 0xffffffff : (1 << bits) - 1;
}

function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
