import { openCombiner } from './combine.ts';
import { slots } from './resources.ts';
import type { IndexTables } from './tables.ts';

/** Some resources on which the same is said to every principal of a class. */
export interface EffectiveRow {
  readonly class: number;
  /** The slot whose unnamed resources they are; null for named ones. */
  readonly slot: number | null;
  /** Numbers of the named resources; empty for a slot. A view that the next row overwrites. */
  readonly resources: Int32Array;
  /** What is said there, four words a block as in a state. On a named resource what is said of its slot comes on top. A view too. */
  readonly said: Uint32Array;
}

const none = new Int32Array(0);

/** The whole effective table, in symbols: every class with every set of resources on which the same is said. */
export function forEachRow(tables: IndexTables, visit: (row: EffectiveRow) => void): void {
  const { states, resources, membership, holders } = tables;
  const combiner = openCombiner(resources.named, states);
  const said = new Uint32Array(states.blocks * 4);
  const count = membership.holders.starts.length - 1;
  for (let one = 0; one < count; one += 1) {
    for (let slot = 0; slot < resources.slotCount; slot += 1) {
      said.fill(0);
      eachHolder(tables, one, (holder) => {
        states.addTo(said, 0, holders.bySlot[holder * resources.slotCount + slot]!);
      });
      visit({ class: one, slot, resources: none, said });
    }
    eachHolder(tables, one, (holder) => {
      for (let list = holders.listStarts[holder]!; list < holders.listStarts[holder + 1]!; list += 1)
        combiner.add(holders.named, holders.starts[list]!, holders.starts[list + 1]!, holders.stateOf[list]!);
    });
    combiner.finish((row, named) => visit({ class: one, slot: null, resources: named, said: row }));
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
  const isZone = new Uint8Array(resources.named);
  for (const zone of resources.zones) isZone[zone] = 1;
  const countAllowed = openCount(tables);
  const wide = new Uint32Array(states.blocks * 4);
  const nothing = new Uint32Array(states.blocks * 4);
  let rows = 0;
  let triples = 0;
  let allowedOnWide = 0;
  forEachRow(tables, ({ class: one, slot, resources: named, said }) => {
    rows += 1;
    const members = membership.sizes[one]!;
    if (slot === slots.account) {
      triples += members * countAllowed(said, nothing);
    } else if (slot === slots.zone) {
      wide.set(said);
      allowedOnWide = countAllowed(said, nothing);
      triples += members * resources.zones.length * allowedOnWide;
    } else if (slot === null) {
      let zones = 0;
      for (let at = 0; at < named.length; at += 1) zones += isZone[named[at]!]!;
      if (zones > 0) triples += members * zones * (countAllowed(said, wide) - allowedOnWide);
    }
  });
  return { rows, triples, bytes: rows * states.blocks * 16 };
}

/** How many atomic permissions two rows of words allow together. */
function openCount({ universe, blocks }: IndexTables): (a: Uint32Array, b: Uint32Array) => number {
  const atomic = universe.permissions.length;
  const whole = atomic >>> 5;
  const lastWord = (1 << (atomic & 31)) - 1;
  return (a, b) => {
    let count = 0;
    for (let block = 0; block < blocks && block <= whole; block += 1) {
      const at = block * 4;
      const allowed = (a[at]! | b[at]!) & ~(a[at + 3]! | b[at + 3]!);
      count += ones(block < whole ? allowed : allowed & lastWord);
    }
    return count;
  };
}

function ones(word: number): number {
  let rest = word - ((word >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
