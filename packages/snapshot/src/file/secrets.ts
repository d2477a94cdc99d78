import { isObject } from '../json.ts';
import { type Suspicion, suspicionOf } from './secret-names.ts';
import { hasSecretShape } from './secret-shapes.ts';
import type { Removal } from './snapshot.ts';

/**
 * Where names like these mean something else: the areas of a role's map, the old schema's `{key, value}` pair, and how
 * SCIM names the groups of a user.
 */
const isOpen = (key: string, path: readonly string[]): boolean =>
  key === 'permissions' ||
  path.includes('permissions') ||
  (key === 'value' && (path.at(-1) === 'meta' || path.at(-1) === 'groups'));

/** A value with its secrets taken out, and a count of them by place. */
export interface Stripped<T> {
  readonly value: T;
  readonly removed: readonly Removal[];
}

/** Takes every secret out of rows about to be stored. Nothing else is changed. */
export function stripSecrets<T>(collection: string, value: T): Stripped<T> {
  const counts = new Map<string, number>();
  const clean = strip(value, [], counts) as T;
  const removed = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([field, count]) => ({ collection, field, count }));
  return { value: clean, removed };
}

/** Gives back the very same value where nothing had to be taken out: most of what the API sends. */
function strip(value: unknown, path: readonly string[], counts: Map<string, number>): unknown {
  if (Array.isArray(value)) {
    const open = value.filter((element) => !isShapedLikeSecret(element));
    if (open.length < value.length) count(path, value.length - open.length, counts);
    const clean = open.map((element) => strip(element, path, counts));
    return open.length < value.length || clean.some((element, at) => element !== value[at]) ? clean : value;
  }
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  let isSame = true;
  for (const key of Object.keys(value)) {
    const field = value[key];
    if (isSecret(key, path, field)) {
      count(isShapedLikeSecret(key) ? path : [...path, key], 1, counts);
      isSame = false;
      continue;
    }
    const isNested = typeof field === 'object' && field !== null;
    const clean = isNested ? strip(field, [...path, key], counts) : field;
    if (clean !== field) isSame = false;
    kept.push([key, clean]);
  }
  return isSame ? value : Object.fromEntries(kept);
}

function count(path: readonly string[], more: number, counts: Map<string, number>): void {
  const place = path.join('.');
  counts.set(place, (counts.get(place) ?? 0) + more);
}

function isShapedLikeSecret(value: unknown): boolean {
  return typeof value === 'string' && hasSecretShape(value);
}

/**
 * Whether a field carries something that a reader of the snapshot could use to get in: an invitation or verification
 * code, a token, a password, a private key, by its name or its shape.
 */
function isSecret(key: string, path: readonly string[], field: unknown): boolean {
  if (isShapedLikeSecret(field) || hasSecretShape(key)) return true;
  if (field === null || typeof field === 'boolean') return false;
  const { of, isPlural } = suspicionOf(key);
  if (of === 'nothing' || isOpen(key, path)) return false;
  if (isPlural) return typeof field !== 'number' && hasTexts(field, of);
  return of === 'anything' || hasTexts(field, of);
}

/** Whether something is a text or a number, or a list with one; under a name that is sure, also an object of texts. */
function hasTexts(field: unknown, of: Suspicion['of']): boolean {
  if (Array.isArray(field)) return field.some((element) => !isObject(element));
  if (!isObject(field)) return true;
  const values = Object.values(field);
  return of === 'anything' && values.length > 0 && values.every((value) => typeof value === 'string');
}
