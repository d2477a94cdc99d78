/**
 * FNV-1a over numbers of 32 bits, as an unsigned 32-bit number. It finds damage; it does not withstand a
 * forger. Over numbers and not bytes, for the program that reads the file ends after one answer, and a loop
 * that runs once runs slowly.
 */
export function checksum(numbers: Uint32Array | readonly number[]): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < numbers.length; at++) hash = Math.imul(hash ^ (numbers[at] ?? 0), 0x01000193);
  return hash >>> 0;
}

/** The same over the UTF-16 units of a text. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  // The low bits of FNV depend on little of a short text, and they choose the place in a table.
  return (hash ^ (hash >>> 15)) >>> 0;
}
