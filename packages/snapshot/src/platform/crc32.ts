/** CRC-32 of bytes that come in parts, as gzip writes it after what is packed. */
export interface Crc32 {
  readonly update: (part: Uint8Array) => void;
  readonly value: () => number;
  /** The number of bytes, in 32 bits. */
  readonly length: () => number;
}

/** What a byte does to the remainder. */
const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte;
  for (let bit = 0; bit < 8; bit += 1) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0);
  return rest;
});

export function openCrc32(): Crc32 {
  let rest = 0xffffffff;
  let length = 0;
  return {
    update: (part) => {
      length += part.length;
      for (let at = 0; at < part.length; at += 1)
        rest = (table[(rest ^ (part[at] ?? 0)) & 0xff] ?? 0) ^ (rest >>> 8);
    },
    value: () => ~rest >>> 0,
    length: () => length >>> 0,
  };
}
