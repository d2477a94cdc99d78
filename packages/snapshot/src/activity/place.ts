import { type Product, productAt, productsByName } from './products.ts';

/** What a row is about. */
export interface RowPlace {
  readonly product: string;
  readonly isAccess: boolean;
  readonly zone: string | null;
  readonly path: string | null;
}

/** What a row says of what it is about. */
export interface RowSubject {
  readonly uri: string | null;
  readonly product: string | null;
  readonly description: string | null;
  readonly zone: string | null;
}

/** Words after which the next part of a path is an id. */
const collections: ReadonlySet<string> = new Set(['accounts', 'zones', 'organizations', 'memberships']);

/** What is said of a row whose product nothing names. */
export const unknownProduct = 'unknown';

/**
 * What a row is about: by its path, then by the product it names, and by the words of its description only where
 * neither helps.
 */
export function placeOf({ uri, product, description, zone }: RowSubject): RowPlace {
  const path = uri === null ? null : pathOf(uri);
  const parts = path === null ? [] : path.split('/').filter((part) => part !== '');
  const zoneInPath = parts[0] === 'zones' ? (parts[1] ?? null) : null;
  const words = parts.filter((_, at) => !(at === 1 && collections.has(parts[0] ?? '')));
  const known = productAt(words) ?? productsByName.get(product ?? '') ?? describedProduct(description);
  return {
    product: known?.name ?? named(product) ?? named(words[1] ?? words[0]) ?? unknownProduct,
    isAccess: known?.isAccess === true,
    zone: zone ?? zoneInPath,
    path,
  };
}

/** The path below the API base: without the host, the base and the query. */
function pathOf(uri: string): string | null {
  const path = uri
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/^\/client\/v4(?=\/|$)/, '');
  return path === '' || path === '/' ? null : path;
}

/** A name as it can be a part of a key: not longer than any that Cloudflare has. */
function named(text: string | null | undefined): string | undefined {
  const name = text?.trim().toLowerCase().slice(0, 64);
  return name === '' ? undefined : name;
}

/** What the documentation calls rows that need not have a path. */
const described: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/\bscim (user|group)\b/i, 'scim'],
  [/\buser group\b/i, 'user_groups'],
  [/\bmember\b/i, 'members'],
  [/\bsso connector\b/i, 'sso_connectors'],
];

function describedProduct(description: string | null): Product | undefined {
  const found = described.find(([pattern]) => pattern.test(description ?? ''));
  return found && productsByName.get(found[1]);
}
