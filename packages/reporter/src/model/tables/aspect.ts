import { invariant } from '@grantlens/snapshot/internal';
import { type Codes, GrowingCodes } from './codes.ts';
import type { Cell, Column, Values } from './column.ts';

/** Something that every row of a table is about, such as its policy, while rows are added. */
export class Aspect<Thing> {
  readonly things: Thing[] = [];
  readonly #known = new Map<Thing, number>();
  readonly #codes = new GrowingCodes();

  /** The code of a thing: the same whenever it is asked about the same thing. */
  codeOf(thing: Thing): number {
    const before = this.#known.get(thing);
    if (before !== undefined) return before;
    this.#known.set(thing, this.things.length);
    return this.things.push(thing) - 1;
  }

  /** Adds a row that is about the thing of a code. */
  add(code: number): void {
    this.#codes.add(code);
  }

  addThing(thing: Thing): void {
    this.#codes.add(this.codeOf(thing));
  }

  finish(): Things<Thing> {
    return new Things(this.things, this.#codes.finish());
  }
}

/** What the rows of a table are about. */
export class Things<Thing> {
  readonly #things: readonly Thing[];
  readonly #codes: Codes;

  constructor(things: readonly Thing[], codes: Codes) {
    this.#things = things;
    this.#codes = codes;
  }

  /** How many things there are. */
  get length(): number {
    return this.#things.length;
  }

  /** The code of what a row is about. */
  codeOf(row: number): number {
    return this.#codes[row] ?? 0;
  }

  /** What a row is about. */
  of(row: number): Thing {
    const code = this.codeOf(row);
    invariant(code < this.#things.length, 'a row is about something');
    return this.#things[code] as Thing;
  }

  /** A column that says something of it: worked out when it is read. All of them share their codes. */
  column(said: (thing: Thing) => Cell): Column {
    const things = this.#things;
    return {
      values: computedValues(things.length, (code) => said(things[code] as Thing)),
      codes: this.#codes,
      isDistinct: false,
    };
  }
}

/** Values that are worked out when they are read. */
export function computedValues(length: number, said: (code: number) => Cell): Values {
  return { length, at: (code) => (code < length ? said(code) : undefined) };
}

/**
 * A column whose values follow from a number, which rows that say the same have in common: each is worked out when it is
 * read, from the first row that has its number.
 */
export function columnBy(
  length: number,
  numberOf: (row: number) => number,
  said: (row: number) => Cell,
): Column {
  const codes = new GrowingCodes();
  const rows: number[] = [];
  const known = new Map<number, number>();
  for (let row = 0; row < length; row++) {
    const number = numberOf(row);
    const before = known.get(number);
    codes.add(before ?? rows.length);
    if (before === undefined) known.set(number, rows.push(row) - 1);
  }
  const first = Uint32Array.from(rows);
  return {
    values: computedValues(first.length, (code) => said(first[code] ?? 0)),
    codes: codes.finish(),
    isDistinct: false,
  };
}
