import * as fc from 'fast-check';

/** The value, which fast-check prints by these words in a counterexample. Nothing else about it changes. */
export function printedAs<T extends object>(value: T, print: () => string): T {
  return Object.defineProperty(value, fc.toStringMethod, {
    value: print,
    enumerable: false,
    configurable: true,
  });
}

/** A text cut to a length. */
export function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
