import type { Position } from './fault.ts';

/** A value of a file that a person wrote, with where it stands. */
export type Located = LocatedMap | LocatedList | LocatedText | LocatedOther;

/** Keys and values, as they follow each other; no key is twice in it. */
export interface LocatedMap {
  readonly kind: 'map';
  readonly at: Position;
  readonly entries: readonly Entry[];
}

/** A key and its value. */
export interface Entry {
  readonly key: string;
  readonly at: Position;
  readonly value: Located;
}

/** Values one after the other. */
export interface LocatedList {
  readonly kind: 'list';
  readonly at: Position;
  readonly items: readonly Located[];
}

/** A text. */
export interface LocatedText {
  readonly kind: 'text';
  readonly at: Position;
  readonly value: string;
}

/** A number, yes or no, or nothing at all. */
export interface LocatedOther {
  readonly kind: 'other';
  readonly at: Position;
  readonly value: number | boolean | null;
}

/** What a value is, for a sentence. */
export function kindWords(located: Located): string {
  switch (located.kind) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'text':
      return 'a text';
    case 'other':
      return located.value === null
        ? 'nothing'
        : typeof located.value === 'number'
          ? 'a number'
          : 'true or false';
  }
}
