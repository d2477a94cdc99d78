/** SHA-256 of bytes that come in parts. */
export interface Sha256 {
  readonly update: (part: Uint8Array) => void;
  /** The hash as 64 hex digits; nothing can be added after it. */
  readonly digest: () => string;
}

/** What was in a gzip file, or why it cannot be had. */
export type Gunzipped =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'larger' }
  | { readonly kind: 'damaged'; readonly cause: unknown }
  | { readonly kind: 'followed' };

/** Finds where a few bytes begin, from a place on; -1 where they do not. */
export type Finder = (part: Uint8Array, from: number) => number;
