import { isSame, openFinder } from '#platform';
import { backslash, closeObject, colon, comma, openList, openObject, quote } from '../text/json-bytes.ts';
import { utf8Bytes } from '../text/utf8.ts';

/** A stretch of JSON text that says one object, and which of the repeated objects that is. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly object: number;
}

/** The objects that stand several times in a text. */
export interface Repeats {
  /** Where each stands first. */
  readonly firsts: readonly Stretch[];
  /** Where any of them stands, first or again, in the order of the text. One may stand within another. */
  readonly places: readonly Stretch[];
}

interface Candidate {
  readonly start: number;
  /** Looked for when another object begins like this one. */
  end: number | null;
  object: number | null;
}

const idName: Uint8Array = utf8Bytes('"id"');

/**
 * Finds objects in lists that begin with their id and are repeated letter by letter: policies repeat their
 * resource groups and permission groups inline, user groups the rows of their members. That is most of the
 * text of a large account, and comparing bytes costs next to nothing. Null when there are more objects with
 * ids than `most`.
 *
 * In JSON text a brace with `"id":` after it begins an object: within a string the quotes would be escaped.
 */
export function findRepeats(bytes: Uint8Array, most: number): Repeats | null {
  const last = new Map<number, Candidate>();
  const firsts: Stretch[] = [];
  const again: Stretch[] = [];
  const find = openFinder(bytes);
  let at = find(idName, 0);
  while (at !== -1) {
    let next = at + idName.length;
    const start = beforeSpace(bytes, at);
    const head = isElement(bytes, start) ? hashOfId(bytes, next, at - start) : null;
    if (head !== null) {
      const known = last.get(head);
      const end = known === undefined ? null : endOfRepeat(bytes, known, start);
      if (last.size + again.length > most) return null;
      if (known === undefined || end === null) last.set(head, { start, end: null, object: null });
      else {
        known.object ??= firsts.push({ start: known.start, end: known.end ?? 0, object: firsts.length }) - 1;
        again.push({ start, end, object: known.object });
        next = end;
      }
    }
    at = find(idName, next);
  }
  return { firsts, places: [...again, ...firsts].sort((a, b) => a.start - b.start) };
}

/** Whether an object begins at `start` that is an element of a list. */
function isElement(bytes: Uint8Array, start: number): boolean {
  if (bytes[start] !== openObject) return false;
  const before = bytes[beforeSpace(bytes, start)];
  return before === comma || before === openList;
}

/**
 * A number that objects of one id have in common where they are indented alike; null where the value is not
 * text. Others may have it too: it only says with what to compare.
 */
function hashOfId(bytes: Uint8Array, afterName: number, indent: number): number | null {
  const at = afterSpace(bytes, afterName);
  const open = afterSpace(bytes, at + 1);
  if (bytes[at] !== colon || bytes[open] !== quote) return null;
  let hash = indent;
  for (let n = open + 1; n < bytes.length; n++) {
    const byte = bytes[n] ?? quote;
    if (byte === quote) break;
    hash = Math.imul(hash ^ byte, 16_777_619);
  }
  return hash;
}

/** Where the object at `start` ends if it repeats a known one; null when it does not. */
function endOfRepeat(bytes: Uint8Array, known: Candidate, start: number): number | null {
  known.end ??= endOfObject(bytes, known.start);
  const end = start + known.end - known.start;
  if (end > bytes.length) return null;
  return isSame(bytes.subarray(known.start, known.end), bytes.subarray(start, end)) ? end : null;
}

/** Where the object that begins at `start` ends; the end of the text when it does not. */
function endOfObject(bytes: Uint8Array, start: number): number {
  let open = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (byte === openObject) open += 1;
    else if (byte === closeObject) {
      open -= 1;
      if (open === 0) return at + 1;
    }
  }
  return bytes.length;
}

/** Where the string that begins at `start` has its closing quote. */
function endOfString(bytes: Uint8Array, start: number): number {
  let at = start + 1;
  while (at < bytes.length && bytes[at] !== quote) at += bytes[at] === backslash ? 2 : 1;
  return at;
}

function isSpace(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function afterSpace(bytes: Uint8Array, from: number): number {
  let at = from;
  while (isSpace(bytes[at])) at += 1;
  return at;
}

/** The place of the last byte before `end` that is not a space. */
function beforeSpace(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  while (isSpace(bytes[at])) at -= 1;
  return at;
}
