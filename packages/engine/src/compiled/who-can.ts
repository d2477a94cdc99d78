import { verdicts } from '../decision/verdict.ts';
import type { Check } from './check.ts';
import type { IndexTables } from './tables.ts';
import { bitsIn, verdictOfBits } from './verdict-of-bits.ts';

/** Principals as handles, the active ones only; in no order that means anything. */
export interface WhoCanHandles {
  readonly allowed: Int32Array;
  readonly unknown: Int32Array;
}

/** Answers `who-can` for one permission and one resource. */
export type WhoCanIndex = (permission: number, resource: number) => WhoCanHandles;

/** Sets of active principals, a bit each, in the order of their classes. */
interface Sets {
  readonly allowed: Uint32Array;
  readonly unknown: Uint32Array;
}

/** What every class says of a permission on whatever nobody names of a slot. */
interface WideAnswer extends Sets {
  /** By class, the bits of `saidBits`. */
  readonly said: Uint8Array;
}

const allowedAt = verdicts.indexOf('allowed');
const unknownAt = verdicts.indexOf('unknown');

/** How much may be kept of what was turned around, as a share of what it was turned around from. */
const keptShare = 1 / 4;

/**
 * Opens the reverse index. What every class says of a permission on whatever nobody names is turned around when first
 * asked, and kept for a while; a question then looks only at the classes whose holders name the resource.
 */
export function openWhoCan(tables: IndexTables, { saidWidely }: Check): WhoCanIndex {
  const { blocks, words, resources, membership, holders, naming, holderOfList, classes } = tables;
  const { starts, values } = membership.active;
  const count = membership.holders.starts.length - 1;
  const openSets = (): Sets => {
    const size = (values.length + 31) >>> 5;
    return { allowed: new Uint32Array(size), unknown: new Uint32Array(size) };
  };
  const wide = new Map<number, WideAnswer>();
  const most = Math.max(
    1,
    Math.floor((classes.onZones.byteLength * keptShare) / (count + values.length / 4)),
  );
  // What the holders that name the resource say, by class; empty between questions.
  const named = new Uint8Array(count);
  const touched = new Int32Array(count);
  const { allowed, unknown } = openSets();
  const found = new Int32Array(values.length);

  const wideOf = (permission: number, slot: number): WideAnswer => {
    const key = permission * resources.slotCount + slot;
    const known = wide.get(key);
    if (known !== undefined) return known;
    const said = Uint8Array.from({ length: count }, (_, one) => saidWidely(one, permission, slot));
    const answer = { said, ...openSets() };
    for (let one = 0; one < count; one += 1) {
      const verdict = verdictOfBits[said[one]!]!;
      if (verdict === allowedAt) flip(answer.allowed, starts[one]!, starts[one + 1]!);
      if (verdict === unknownAt) flip(answer.unknown, starts[one]!, starts[one + 1]!);
    }
    const [oldest] = wide.keys();
    if (wide.size >= most && oldest !== undefined) wide.delete(oldest);
    wide.set(key, answer);
    return answer;
  };
  /** Gathers what is said on a named resource, class by class, and gives how many classes that are. */
  const gather = (permission: number, resource: number): number => {
    let many = 0;
    for (let at = naming.starts[resource]!; at < naming.starts[resource + 1]!; at += 1) {
      const list = naming.owners[at]!;
      const bits = bitsIn(words, blocks, holders.stateOf[list]!, permission);
      if (bits === 0) continue;
      const holder = holderOfList[list]!;
      const end = membership.classes.starts[holder + 1]!;
      for (let to = membership.classes.starts[holder]!; to < end; to += 1) {
        const one = membership.classes.owners[to]!;
        const before = named[one]!;
        if (before === 0) {
          touched[many] = one;
          many += 1;
        }
        named[one] = before | bits;
      }
    }
    return many;
  };
  const principalsOf = (set: Uint32Array): Int32Array => {
    let length = 0;
    for (let word = 0; word < set.length; word += 1) {
      for (let rest = set[word]!; rest !== 0; rest &= rest - 1) {
        found[length] = values[(word << 5) + 31 - Math.clz32(rest & -rest)]!;
        length += 1;
      }
    }
    return found.slice(0, length);
  };
  return (permission, resource) => {
    const start = wideOf(permission, resources.slotOf[resource]!);
    if (resource >= resources.named)
      return { allowed: principalsOf(start.allowed), unknown: principalsOf(start.unknown) };
    allowed.set(start.allowed);
    unknown.set(start.unknown);
    const many = gather(permission, resource);
    for (let at = 0; at < many; at += 1) {
      const one = touched[at]!;
      const before = verdictOfBits[start.said[one]!]!;
      const after = verdictOfBits[start.said[one]! | named[one]!]!;
      named[one] = 0;
      if (after === before) continue;
      if (before === allowedAt || after === allowedAt) flip(allowed, starts[one]!, starts[one + 1]!);
      if (before === unknownAt || after === unknownAt) flip(unknown, starts[one]!, starts[one + 1]!);
    }
    return { allowed: principalsOf(allowed), unknown: principalsOf(unknown) };
  };
}

/** Turns the bits `from .. to` of a set. */
function flip(set: Uint32Array, from: number, to: number): void {
  for (let at = from; at < to; at += 1) set[at >>> 5]! ^= 1 << (at & 31);
}
