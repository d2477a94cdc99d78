import { isObject } from '../json.ts';
import type { Removal } from './snapshot.ts';

/**
 * Fields that carry something a reader of the snapshot could use to get in, by their name in snake case: invitation
 * and verification codes, token values, and whatever else is named like one.
 */
const secretName = /(^|_)(secret|password|passphrase|api_key|private_key|access_token)$|[^_]_(code|token)$/;

/** Names that only sometimes mean a secret: an object under one is something else (`token` is an area of permissions). */
const maybeSecretName = /^(code|value|token)$/;

/** Where names like these mean something else: the areas of a role's map, and the old schema's `{key, value}` pair. */
const isOpen = (key: string, path: readonly string[]): boolean =>
  key === 'permissions' || path.includes('permissions') || (key === 'value' && path.at(-1) === 'meta');

/** Text shaped like one of Cloudflare's own credentials, wherever it stands. */
const secretShape = /\b(cf[a-z]{2}_[A-Za-z0-9_-]{30,}|v1\.0-[0-9a-f]{24,}-[0-9a-f]{100,})\b/;

/** No secret of that shape is shorter. */
const shortestSecret = 35;

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
  return typeof value === 'string' && value.length >= shortestSecret && secretShape.test(value);
}

function isSecret(key: string, path: readonly string[], field: unknown): boolean {
  if (isShapedLikeSecret(field) || isShapedLikeSecret(key)) return true;
  if (field === null || typeof field === 'boolean') return false;
  const suspicion = suspicionOf(key);
  if (suspicion === 'none' || isOpen(key, path)) return false;
  return suspicion === 'sure' || !isObject(field);
}

type Suspicion = 'sure' | 'maybe' | 'none';

// The same few names come in every row. Names of somebody else's making could be endless, so only so many are kept.
const suspicions = new Map<string, Suspicion>();
const mostSuspicions = 5000;

function suspicionOf(key: string): Suspicion {
  const known = suspicions.get(key);
  if (known !== undefined) return known;
  const name = snakeCase(key);
  const suspicion = secretName.test(name) ? 'sure' : maybeSecretName.test(name) ? 'maybe' : 'none';
  if (suspicions.size < mostSuspicions) suspicions.set(key, suspicion);
  return suspicion;
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
