/**
 * A text as two lists of bytes: the text with every run of hex digits cut out, in whose place stands one character, the
 * number of bytes that the digits are; and these bytes. Digits of an id pack to two thirds of a byte each, and are half of one.
 * The text is JSON, which has no such characters.
 */
export function withoutHex(text: string): readonly [text: Uint8Array, bytes: Uint8Array] {
  const bytes = Buffer.alloc(text.length >> 1);
  let end = 0;
  const rest = text.replace(runs, (digits) => {
    const length = bytes.write(digits, end, 'hex');
    end += length;
    return String.fromCharCode(length);
  });
  return [Buffer.from(rest), new Uint8Array(bytes.subarray(0, end))];
}

/** From 4 to 31 bytes: shorter ones are not worth it, and character 32 is a blank. */
const runs = /(?:[0-9a-f]{2}){4,31}/g;
