import { canonicalType, types } from './resource-type.ts';

declare const brand: unique symbol;
/**
 * The key of one resource, `<dotted type>.<id>`: from `zoneKey`, `accountKey`, a zone of the account, or a
 * resolved name.
 */
export type ResourceKey = string & { readonly [brand]: 'Resource' };

/** Takes a text as the key of one resource: the one place that casts to this brand. */
export const resourceKey = (text: string): ResourceKey => text as ResourceKey;

/** A resource key cut at its last dot: `<dotted type>.<id>`, or `<dotted type>.*` for every resource of the type. */
export interface ParsedKey {
  /** As Cloudflare spells it. */
  readonly raw: string;
  /** The type, with aliases joined (`types.worker`). */
  readonly type: string;
  /** What follows the last dot; `*` is the wildcard. */
  readonly id: string;
}

/** Cuts a key. Any string is a key: one of an unknown type is an opaque resource (S5). */
export function parseKey(raw: string): ParsedKey {
  const dot = raw.lastIndexOf('.');
  return { raw, type: canonicalType(raw.slice(0, Math.max(dot, 0))), id: raw.slice(dot + 1) };
}

/** The key of an account: `com.cloudflare.api.account.<id>`. */
export function accountKey(accountId: string): ResourceKey {
  return resourceKey(`${types.account}.${accountId}`);
}

/** The key of a zone: `com.cloudflare.api.account.zone.<id>`. */
export function zoneKey(zoneId: string): ResourceKey {
  return resourceKey(`${types.zone}.${zoneId}`);
}

/** The spelling under which two keys of the same thing are equal: aliases of the type joined (S5). */
export function canonicalKey(key: ParsedKey): string {
  return key.type === '' ? key.raw : `${key.type}.${key.id}`;
}

/** Whether a key names another account, or a thing of one: an R2 bucket's id is `<account>_<jurisdiction>_<bucket>`. */
export function isOfAnotherAccount(raw: string, accountId: string): boolean {
  if (raw === accountKey(accountId)) return false;
  const { type, id } = parseKey(raw);
  if (type === types.account) return id !== '*';
  if (type !== types.r2Bucket) return false;
  const owner = /^([0-9a-f]{32})_/.exec(id)?.[1];
  return owner !== undefined && owner !== accountId;
}
