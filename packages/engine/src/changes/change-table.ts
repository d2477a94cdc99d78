import type { Verdict } from '../decision/verdict.ts';
import {
  addBits,
  type Bits,
  commonBits,
  differentBits,
  hasBit,
  isEmpty,
  unionBits,
} from '../permissions/bits.ts';
import { cellsByPart } from './cells-by-part.ts';
import { baseOf, type Part, type Partition, partitionOf, type TypePart } from './partition.ts';
import type { Side, SidedCell } from './side.ts';
import { decideAll, type Tally, tallyOf, type VerdictSets, verdictIn } from './verdict-sets.ts';

/** The verdict on either side. */
export interface VerdictPair {
  readonly before: Verdict;
  readonly after: Verdict;
}

/** What differs at a part of the account. Parts whose cells say the same share one. */
export interface PartChange {
  readonly before: VerdictSets;
  readonly after: VerdictSets;
  readonly changed: Bits;
}

/** Which permissions of a principal differ where: exactly, and for every permission there is. */
export interface ChangeTable {
  readonly parts: Partition;
  /** The parts where something differs. */
  readonly at: ReadonlyMap<Part, PartChange>;
}

/** The cells of one principal that have to do with a difference, and those that make it. */
export interface ComparedCells {
  readonly before: readonly SidedCell[];
  readonly after: readonly SidedCell[];
  readonly different: readonly SidedCell[];
}

/** Compares the verdicts of a principal wherever a cell that differs reaches; elsewhere they are the same. */
export function changeTable(
  { before, after, different }: ComparedCells,
  { access, universe }: Side,
): ChangeTable {
  const parts = partitionOf([...before, ...after], access.account.id);
  const was = openSaid(before, parts, universe.blocks);
  const is = openSaid(after, parts, universe.blocks);
  const at = new Map<Part, PartChange>();
  const known = new Map<string, PartChange>();
  for (const part of reachedBy(different, parts)) {
    const said = { before: was(part), after: is(part) };
    const key = `${said.before.key}\n\n${said.after.key}`;
    const change = known.get(key) ?? changeBetween(said.before.sets(), said.after.sets());
    known.set(key, change);
    if (!isEmpty(change.changed)) at.set(part, change);
  }
  return { parts, at };
}

/** The verdicts of a permission at a part, where they differ. */
export function pairAt(change: PartChange | undefined, bit: number): VerdictPair | null {
  if (change === undefined || !hasBit(change.changed, bit)) return null;
  return { before: verdictIn(change.before, bit), after: verdictIn(change.after, bit) };
}

/** Whether a verdict that changed was or is `unknown`, whether or not a row says so. */
export function hasUnknown({ at }: ChangeTable): boolean {
  return [...new Set(at.values())].some(
    ({ changed, before, after }) => !isEmpty(commonBits(changed, unionBits(before.unknown, after.unknown))),
  );
}

function changeBetween(before: VerdictSets, after: VerdictSets): PartChange {
  const changed = differentBits(before.denied, after.denied);
  addBits(changed, differentBits(before.allowed, after.allowed));
  addBits(changed, differentBits(before.unknown, after.unknown));
  return { before, after, changed };
}

/** What cells say at a part; `key` is equal where they say the same. */
interface Said {
  readonly key: string;
  readonly sets: () => VerdictSets;
}

/** Adds up cells part by part. What is not about a single resource is added up once for all resources of a type. */
function openSaid(cells: readonly SidedCell[], parts: Partition, blocks: number): (part: Part) => Said {
  const reach = cellsByPart(cells, (one) => one, parts);
  const tallies = new Map<Part, Tally>();
  const widely = (part: Part): Tally => {
    const base = baseOf(part, parts);
    const tally = tallies.get(base) ?? tallyOf(distinct(reach.widely(base)).values(), blocks);
    tallies.set(base, tally);
    return tally;
  };
  return (part) => {
    const own = reach.byName(part);
    const key = `${baseOf(part, parts).on?.identity ?? ''} ${wordsOf(own)}`;
    return { key, sets: () => decideAll(tallyOf(distinct(own).values(), widely(part))) };
  };
}

/** Equal for lists of cells that say the same. Most have one. */
function wordsOf(cells: readonly SidedCell[]): string {
  const [first, ...others] = cells;
  if (first === undefined || others.length === 0) return first?.says ?? '';
  return [...distinct(cells).keys()].sort().join(' ');
}

/** Keeps one of the cells that say the same. */
function distinct(cells: readonly SidedCell[]): ReadonlyMap<string, SidedCell> {
  return new Map(cells.map((one) => [one.says, one]));
}

/** The parts that some cells reach. What reaches a type in general reaches everything named of it. */
function reachedBy(cells: readonly SidedCell[], parts: Partition): readonly Part[] {
  const reach = cellsByPart(cells, (one) => one, parts);
  const isReached = (part: Part) => reach.widely(part).length > 0;
  const inType = (type: TypePart): readonly Part[] => {
    const named = [...type.named.values()];
    return isReached(type) ? [type, ...named] : named.filter((part) => reach.byName(part).length > 0);
  };
  return [...[parts.rest, parts.account].filter(isReached), ...[...parts.types.values()].flatMap(inType)];
}
