import type { RowReader } from '../api/field.ts';
import { canonicalText } from '../file/canonical.ts';
import type { CollectionName } from '../file/collection.ts';
import { isObject } from '../json.ts';
import { addTo } from '../multimap.ts';
import type { Notes } from './notes.ts';

/** One readable row. */
export interface Row<T> {
  /** Where it stands, named by its id so that order does not show: `members[4b1f…]`. */
  readonly path: string;
  readonly value: T;
  /** Another row has this id and says something else: neither can be believed whole. */
  readonly conflicting: boolean;
}

/** The readable rows of a list, and how many could not be read. */
export interface Rows<T> {
  readonly rows: readonly Row<T>[];
  readonly unreadable: number;
}

/**
 * Reads a list row by row: a row that cannot be read is an issue and the rest goes on; the same row twice is one.
 * The result is in the order of ids, then of text, so the order of the list never shows.
 */
export function readRows<T>(
  collection: CollectionName,
  items: readonly unknown[],
  readRow: RowReader<T>,
  notes: Notes,
): Rows<T> {
  const rows: Row<T>[] = [];
  let unreadable = 0;
  for (const { name, distinct } of inOrder(items)) {
    for (const raw of distinct) {
      const path = `${collection}[${name}]`;
      const value = readRow(raw);
      if (value !== null) {
        const conflicting = distinct.length > 1 && name !== '';
        if (conflicting) notes.issue({ collection, path, message: 'two rows with this id disagree' });
        if (value !== raw) pointAtUnreadFields(collection, path, raw, value, notes);
        rows.push({ path, value, conflicting });
      } else {
        unreadable += 1;
        notes.issue({ collection, path, message: 'the row cannot be read' });
      }
    }
  }
  return { rows, unreadable };
}

interface NamedRaw {
  readonly name: string;
  /** More than one where rows of the name disagree, and of rows without a name. */
  readonly distinct: readonly unknown[];
}

function inOrder(items: readonly unknown[]): readonly NamedRaw[] {
  const names = items.map(rowName);
  // As snapshot files hold them: each id once, in order.
  if (names.every((name, at) => name > (names[at - 1] ?? ''))) {
    return items.map((raw, at) => ({ name: names[at] ?? '', distinct: [raw] }));
  }
  const byName = new Map<string, unknown[]>();
  for (const [at, raw] of items.entries()) addTo(byName, names[at] ?? '', raw);
  return [...byName.keys()].sort().map((name) => ({ name, distinct: distinctRows(byName.get(name) ?? []) }));
}

function rowName(raw: unknown): string {
  const id = isObject(raw) ? raw.id : undefined;
  return typeof id === 'string' ? id : '';
}

function distinctRows(rows: readonly unknown[]): readonly unknown[] {
  if (rows.length === 1) return rows;
  const byText = new Map(rows.map((row) => [canonicalText(withoutRepeats(row)), row]));
  return [...byText.keys()].sort().map((text) => byText.get(text));
}

/** A decorative field of a wrong type was read as absent; it is pointed at so that nothing is lost silently. */
function pointAtUnreadFields(
  collection: CollectionName,
  path: string,
  raw: unknown,
  read: unknown,
  notes: Notes,
): void {
  if (!isObject(raw) || !isObject(read)) return;
  for (const [key, value] of Object.entries(raw)) {
    if (read[key] === value) continue;
    const lost = value !== null && value !== undefined && read[key] === undefined;
    if (lost)
      notes.issue({ collection, path: `${path}.${key}`, message: 'the field is not of its documented type' });
    else pointAtUnreadFields(collection, `${path}.${key}`, value, read[key], notes);
  }
}

/** A list of the API that says something twice says it once (S1). */
function withoutRepeats(value: unknown): unknown {
  if (Array.isArray(value)) {
    const byText = new Map(value.map(withoutRepeats).map((element) => [canonicalText(element), element]));
    return [...byText.values()];
  }
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withoutRepeats(field)]));
}

/** Rows by the name that tells them apart, and how many have none. */
export interface NamedRows<T> {
  readonly named: readonly { readonly name: string; readonly row: Row<T> }[];
  readonly nameless: number;
}

/**
 * Names rows by what they show: an id, else the next best. Several rows of one name are one thing of which nothing is
 * believed, whether they have an id or not.
 */
export function nameRows<T>(
  collection: CollectionName,
  rows: readonly Row<T>[],
  nameOf: (value: T) => string | null | undefined,
  notes: Notes,
): NamedRows<T> {
  const byName = new Map<string, Row<T>>();
  let nameless = 0;
  for (const row of rows) {
    const name = nameOf(row.value);
    if (!name) {
      nameless += 1;
      notes.issue({ collection, path: row.path, message: 'the row shows nothing that could name it' });
    } else {
      byName.set(name, byName.has(name) ? { ...row, conflicting: true } : row);
    }
  }
  return { named: [...byName].map(([name, row]) => ({ name, row })), nameless };
}
