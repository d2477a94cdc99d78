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
const open = (path: readonly string[]): boolean =>
  path.includes('permissions') || path.slice(-2).join('.') === 'meta.value';

/** Text shaped like one of Cloudflare's own credentials, wherever it stands. */
const secretShape = /\b(cf[a-z]{2}_[A-Za-z0-9_-]{30,}|v1\.0-[0-9a-f]{24,}-[0-9a-f]{100,})\b/;

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

function strip(value: unknown, path: readonly string[], counts: Map<string, number>): unknown {
  if (Array.isArray(value)) return value.map((element) => strip(element, path, counts));
  if (!isObject(value)) return value;
  const kept: [string, unknown][] = [];
  for (const [key, field] of Object.entries(value)) {
    const here = [...path, key];
    if (isSecret(here, field)) counts.set(here.join('.'), (counts.get(here.join('.')) ?? 0) + 1);
    else kept.push([key, strip(field, here, counts)]);
  }
  return Object.fromEntries(kept);
}

function isSecret(path: readonly string[], field: unknown): boolean {
  if (typeof field === 'string' && secretShape.test(field)) return true;
  if (field === null || typeof field === 'boolean' || open(path)) return false;
  const name = snakeCase(path.at(-1) ?? '');
  return secretName.test(name) || (maybeSecretName.test(name) && !isObject(field));
}

function snakeCase(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .replaceAll('-', '_')
    .toLowerCase();
}
