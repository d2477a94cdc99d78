import { closeList, closeObject, comma, openList, openObject, quote } from './json-bytes.ts';
import { endOfText } from './scan-json.ts';
import { utf8Text } from './utf8.ts';

/** A key that stands twice in one object. */
export interface RepeatedKey {
  readonly key: string;
  /** The way to the object: `collections.members.items[2]`; empty for the outermost. */
  readonly path: string;
  /** Of the second one, from 1. */
  readonly line: number;
}

/** How many keys the objects of a parsed value have. It must not be nested deeper than a few hundred levels. */
export function parsedKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at += 1) keys += parsedKeys(value[at]);
    return keys;
  }
  // `for in` makes no list of keys; an object that JSON text gave inherits none.
  for (const key in value) keys += 1 + parsedKeys((value as Readonly<Record<string, unknown>>)[key]);
  return keys;
}

interface Level {
  /** Null for a list. */
  readonly keys: Set<string> | null;
  /** The key of the field, or the number of the element, that is being read. */
  place: string | number;
}

/**
 * The first key that is twice in one object of JSON text, however it is escaped; null where no key is. A parser keeps
 * the last of the two, and a person reads the first. It takes far longer than counting: where as many keys are written
 * as parsed, no key is repeated.
 */
export function findRepeatedKey(bytes: Uint8Array): RepeatedKey | null {
  const levels: Level[] = [];
  let isKeyNext = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    const level = levels.at(-1);
    if (byte === openObject || byte === openList) {
      isKeyNext = byte === openObject;
      levels.push(isKeyNext ? { keys: new Set(), place: '' } : { keys: null, place: 0 });
    } else if (byte === closeObject || byte === closeList) {
      levels.pop();
      isKeyNext = false;
    } else if (byte === comma && level !== undefined) {
      isKeyNext = level.keys !== null;
      if (typeof level.place === 'number') level.place += 1;
    } else if (byte === quote) {
      const end = endOfText(bytes, at);
      if (isKeyNext && level?.keys) {
        const key = String(JSON.parse(utf8Text(bytes.subarray(at, end + 1))));
        if (level.keys.has(key)) return { key, path: pathTo(levels), line: lineAt(bytes, at) };
        level.keys.add(key);
        level.place = key;
        isKeyNext = false;
      }
      at = end;
    }
  }
  return null;
}

/** What is wrong with a file that has such a key. */
export function repeatedKeyWords({ key, path, line }: RepeatedKey): string {
  return `it has the key ${JSON.stringify(shown(key))} twice in one object, at ${path === '' ? 'the top' : shown(path)} (line ${line})`;
}

/** Longer than any key that means something. */
const longest = 200;

function shown(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function pathTo(levels: readonly Level[]): string {
  const steps = levels
    .slice(0, -1)
    .map(({ place }) => (typeof place === 'number' ? `[${place}]` : `.${place}`));
  return steps.join('').replace(/^\./, '');
}

function lineAt(bytes: Uint8Array, end: number): number {
  let line = 1;
  for (let at = bytes.indexOf(0x0a); at !== -1 && at < end; at = bytes.indexOf(0x0a, at + 1)) line += 1;
  return line;
}
