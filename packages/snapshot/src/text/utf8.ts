import { isUtf8 } from '#platform';

/** Text, or the first line that is not UTF-8. */
export type Utf8Reading =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'not-utf-8'; readonly line: number };

const lineBreak = 0x0a;
const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A text in UTF-8. */
export function utf8Bytes(text: string): Uint8Array {
  return encoder.encode(text);
}

/** Writes a text in UTF-8 from a place on, which takes three bytes a letter at most, and gives the number of bytes. */
export function writeUtf8(text: string, bytes: Uint8Array, at: number): number {
  return encoder.encodeInto(text, bytes.subarray(at)).written;
}

/** The text of bytes that are known to be UTF-8, or were checked otherwise: U+FFFD stands where they are not. */
export function utf8Text(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}

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
 * The first line that is not UTF-8, of bytes that are not. A line break is never part of another letter, so
 * each can be looked at alone.
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
