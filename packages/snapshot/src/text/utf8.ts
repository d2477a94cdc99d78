import { isUtf8 } from 'node:buffer';

/** Text, or the first line that is not UTF-8. */
export type Utf8Reading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf-8'; readonly line: number };

const lineBreak = 0x0a;

/**
 * Reads bytes as UTF-8, and nothing else: a byte that is replaced by U+FFFD would change a name without a word. A
 * byte-order mark at the beginning is left out.
 */
export function readUtf8(bytes: Uint8Array): Utf8Reading {
  if (!isUtf8(bytes)) return { kind: 'not-utf-8', line: firstLineNotUtf8(bytes) };
  // The decoder leaves out the mark.
  return { kind: 'text', text: new TextDecoder().decode(bytes) };
}

/**
 * The first line that is not UTF-8, of bytes that are not. A line break is never part of another letter, so each can be looked at
 * alone.
 */
export function firstLineNotUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line++) {
    const found = bytes.indexOf(lineBreak, from);
    const end = found === -1 ? bytes.length : found;
    if (!isUtf8(bytes.subarray(from, end))) break;
    from = end + 1;
  }
  return line;
}
