import { openFinder } from '#platform';
import { utf8Bytes } from '../text/utf8.ts';

/**
 * A mark represents an object in shortened text: a string that begins with U+0001. JSON text has to escape that letter,
 * so whether a file has one of its own is quickly seen; such a file is not shortened.
 */
const beginning = '\\u0001';
const beginningBytes = utf8Bytes(beginning);
const code = 1;

/** JSON text of the mark of an object. */
export function markFor(object: number): string {
  return `"${beginning}${object}"`;
}

/** Whether text has what could be taken for a mark. */
export function hasMarks(bytes: Uint8Array): boolean {
  return openFinder(bytes)(beginningBytes, 0) !== -1;
}

/**
 * Puts the objects in the place of their marks, in the whole and in each other. Marks stand in lists only: to
 * look at every text of a file costs as much again as to look at the rest of it. Gives the number of keys in
 * all of it, what stands in several places counted once; null when something is nested deeper than a number
 * of levels, and it is then left half done.
 */
export function resolveMarks(objects: readonly unknown[], whole: unknown, levels: number): number | null {
  /** How many levels an object has once its marks are resolved, where that is known. */
  const heights = new Map<number, number>();
  let keys = 0;

  /** Resolves what is in a value, and tells how many levels it has: infinitely many, when they are more than `most`. */
  const resolve = (value: unknown, most: number): number => {
    if (typeof value !== 'object' || value === null) return 0;
    if (most <= 0) return Number.POSITIVE_INFINITY;
    let below = 0;
    if (Array.isArray(value)) {
      for (let at = 0; at < value.length; at++) {
        const element: unknown = value[at];
        if (typeof element !== 'string') below = Math.max(below, resolve(element, most - 1));
        else if (element.charCodeAt(0) === code) {
          const object = Number(element.slice(1));
          value[at] = objects[object];
          below = Math.max(below, resolveObject(object, most - 1));
        }
      }
    } else {
      // `for in` makes no list of names; an object that JSON text gave inherits none.
      for (const name in value) {
        keys += 1;
        below = Math.max(below, resolve((value as Readonly<Record<string, unknown>>)[name], most - 1));
      }
    }
    return below + 1;
  };

  const resolveObject = (object: number, most: number): number => {
    const known = heights.get(object);
    if (known !== undefined) return known <= most ? known : Number.POSITIVE_INFINITY;
    const height = resolve(objects[object], most);
    heights.set(object, height);
    return height;
  };

  return resolve(whole, levels) <= levels ? keys : null;
}
