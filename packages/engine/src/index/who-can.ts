import { verdicts } from '../decision/verdict.ts';
import type { Check } from './check.ts';
import { bitsIn, rulings } from './ruling.ts';
import type { IndexTables } from './tables.ts';

/** Principals as handles, the active ones only; in no order that means anything. */
export interface WhoCanHandles {
  readonly allowed: Int32Array;
  readonly unknown: Int32Array;
}

/** Answers `who-can` for one permission and one resource. */
export type WhoCanIndex = (permission: number, resource: number) => WhoCanHandles;

/** The classes that may do something on whatever nobody names, a bit each. */
interface WideAnswer {
  readonly allowed: Uint32Array;
  readonly unknown: Uint32Array;
}

const allowedAt = verdicts.indexOf('allowed');
const unknownAt = verdicts.indexOf('unknown');

/**
 * Opens the reverse index. Which classes a permission has on whatever nobody names is turned around once, when first
 * asked; a question then looks only at the classes whose holders name the resource.
 */
export function openWhoCan(tables: IndexTables, { saidWidely }: Check): WhoCanIndex {
  const { blocks, words, resources, membership, holders, naming, holderOfList } = tables;
  const count = membership.holders.starts.length - 1;
  const size = (count + 31) >>> 5;
  const wide = new Map<number, WideAnswer>();
  // What the holders that name the resource say, by class; empty between questions.
  const named = new Uint8Array(count);
  const touched = new Int32Array(count);
  const allowed = new Uint32Array(size);
  const unknown = new Uint32Array(size);
  const found = new Int32Array(membership.classOf.length);

  const wideOf = (permission: number, slot: number): WideAnswer => {
    const key = permission * resources.slotCount + slot;
    const known = wide.get(key);
    if (known !== undefined) return known;
    const answer = { allowed: new Uint32Array(size), unknown: new Uint32Array(size) };
    for (let one = 0; one < count; one += 1) {
      write(answer, one, rulings[saidWidely(one, permission, slot)]!);
    }
    wide.set(key, answer);
    return answer;
  };
  const write = (answer: WideAnswer, one: number, verdict: number): void => {
    const bit = 1 << (one & 31);
    const word = one >>> 5;
    if (verdict === allowedAt) answer.allowed[word]! |= bit;
    else answer.allowed[word]! &= ~bit;
    if (verdict === unknownAt) answer.unknown[word]! |= bit;
    else answer.unknown[word]! &= ~bit;
  };
  /** Gathers what is said on a named resource, class by class, and gives how many classes that are. */
  const gather = (permission: number, resource: number): number => {
    let many = 0;
    for (let at = naming.starts[resource]!; at < naming.starts[resource + 1]!; at += 1) {
      const list = naming.owners[at]!;
      const bits = bitsIn(words, blocks, holders.stateOf[list]!, permission);
      if (bits === 0) continue;
      const holder = holderOfList[list]!;
      for (
        let to = membership.classes.starts[holder]!;
        to < membership.classes.starts[holder + 1]!;
        to += 1
      ) {
        const one = membership.classes.owners[to]!;
        if (named[one] === 0) {
          touched[many] = one;
          many += 1;
        }
        named[one]! |= bits;
      }
    }
    return many;
  };
  const principalsOf = (set: Uint32Array): Int32Array => {
    const { starts, values } = membership.principals;
    let length = 0;
    for (let word = 0; word < size; word += 1) {
      for (let rest = set[word]!; rest !== 0; rest &= rest - 1) {
        const one = (word << 5) + (31 - Math.clz32(rest & -rest));
        for (let at = starts[one]!; at < membership.activeEnd[one]!; at += 1) {
          found[length] = values[at]!;
          length += 1;
        }
      }
    }
    return found.slice(0, length);
  };
  return (permission, resource) => {
    const slot = resources.slotOf[resource]!;
    const start = wideOf(permission, slot);
    if (resource >= resources.named)
      return { allowed: principalsOf(start.allowed), unknown: principalsOf(start.unknown) };
    allowed.set(start.allowed);
    unknown.set(start.unknown);
    const many = gather(permission, resource);
    for (let at = 0; at < many; at += 1) {
      const one = touched[at]!;
      const bits = saidWidely(one, permission, slot) | named[one]!;
      write({ allowed, unknown }, one, rulings[bits]!);
      named[one] = 0;
    }
    return { allowed: principalsOf(allowed), unknown: principalsOf(unknown) };
  };
}
