import { didYouMean, nearest } from '@grantlens/engine/internal';
import type { Blame, Position } from './fault.ts';
import { kindWords, type Located, type LocatedMap, type LocatedText } from './located.ts';

/** The fields of a map that has a fixed set of keys. */
export interface Fields {
  /** Of the map itself. */
  readonly at: Position;
  readonly get: (key: string) => Located | undefined;
  /** Where a key stands. */
  readonly keyAt: (key: string) => Position;
}

/** Reads a map with a fixed set of keys; every other key is a fault, with what comes nearest. */
export function readFields(
  located: Located,
  { what, keys, needed = [] }: FieldsForm,
  blame: Blame,
): Fields | null {
  if (located.kind !== 'map') {
    blame(located.at, `${what} must be a map, and this is ${kindWords(located)}`);
    return null;
  }
  for (const { key, at } of located.entries)
    if (!keys.includes(key)) blame(at, `there is no key "${key}" in ${what}${insteadOf(key, keys)}`);
  for (const key of needed)
    if (!located.entries.some((entry) => entry.key === key))
      blame(located.at, `${what} needs the key "${key}"`);
  return fieldsOf(located);
}

/** The fields of a value, whatever is wrong with them; null where it is not a map. */
export function fieldsIn(located: Located): Fields | null {
  return located.kind === 'map' ? fieldsOf(located) : null;
}

/** Which keys a map may have, and must have. */
export interface FieldsForm {
  /** What the map is, for a sentence. */
  readonly what: string;
  readonly keys: readonly string[];
  readonly needed?: readonly string[];
}

function fieldsOf({ at, entries }: LocatedMap): Fields {
  const byKey = new Map(entries.map((entry) => [entry.key, entry]));
  return {
    at,
    get: (key) => byKey.get(key)?.value,
    keyAt: (key) => byKey.get(key)?.at ?? at,
  };
}

/** Reads a text that is not empty; null with a fault where it is something else. */
export function readText(located: Located | undefined, what: string, blame: Blame): LocatedText | null {
  if (located === undefined) return null;
  if (located.kind === 'text' && located.value.trim() !== '') return located;
  const hint = located.kind === 'other' && located.value !== null ? ': put it in quotes' : '';
  const is = located.kind === 'text' ? 'it is empty' : `this is ${kindWords(located)}`;
  blame(located.at, `${what} must be a text, and ${is}${hint}`);
  return null;
}

/** Reads a sentence for people: YAML has ways to write one over several lines, and each format has it in one. */
export function readSentence(located: Located | undefined, what: string, blame: Blame): string | null {
  return readText(located, what, blame)?.value.trim().replace(/\s+/g, ' ') ?? null;
}

/** Reads a text, or a list of them. */
export function readTexts(located: Located | undefined, what: string, blame: Blame): readonly LocatedText[] {
  if (located === undefined) return [];
  const items = located.kind === 'list' ? located.items : [located];
  if (items.length === 0) blame(located.at, `${what} must name something, and the list is empty`);
  return items.flatMap((item) => readText(item, what, blame) ?? []);
}

/** Reads one of a few words. */
export function readWord<Word extends string>(
  located: Located | undefined,
  { what, words }: WordForm<Word>,
  blame: Blame,
): Word | null {
  const text = readText(located, what, blame);
  if (text === null) return null;
  const word = words.find((one) => one === text.value);
  if (word === undefined) blame(text.at, `${what} cannot be "${text.value}"${nearestOf(text.value, words)}`);
  return word ?? null;
}

/** The words that a value may be. */
export interface WordForm<Word extends string> {
  readonly what: string;
  readonly words: readonly Word[];
}

/** YAML 1.1 merged maps by a key of its own, which YAML 1.2 has not. */
function insteadOf(key: string, keys: readonly string[]): string {
  return key === '<<' ? '; YAML 1.2 merges no maps: write its keys out' : nearestOf(key, keys);
}

/** Of a few fixed words one is near enough to be meant. */
function nearestOf(typed: string, words: readonly string[]): string {
  return didYouMean(typed, nearest(typed, words, 1));
}
