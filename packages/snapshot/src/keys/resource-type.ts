/** The resource types this program knows by name; every other dotted type is taken as it comes. */
export const types = {
  account: 'com.cloudflare.api.account',
  zone: 'com.cloudflare.api.account.zone',
  worker: 'com.cloudflare.edge.worker.script',
  r2Bucket: 'com.cloudflare.edge.r2.bucket',
} as const;

/**
 * Two spellings of one kind of resource (S5). Cloudflare's documentation of per-resource permissions spells a Worker
 * `com.cloudflare.api.account.worker`; policies read from the API spell it `com.cloudflare.edge.worker.script`.
 */
const aliases: ReadonlyMap<string, string> = new Map([['com.cloudflare.api.account.worker', types.worker]]);

/** The one spelling this program uses for a type. */
export function canonicalType(type: string): string {
  return aliases.get(type) ?? type;
}
