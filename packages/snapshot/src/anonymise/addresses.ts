import { readBlock } from '../account/address-block.ts';
import type { Keyed } from './key.ts';

/**
 * Replaces an address or a range of them, so that what lies within a range lies within what the range becomes: each
 * bit depends on those before it. Null for anything else.
 */
export function addressReplaced(text: string, keyed: Keyed): string | null {
  const block = readBlock(text);
  if (block === null) return null;
  const { bits, prefix } = block;
  let replaced = '';
  for (let at = 0; at < bits.length; at += 1) {
    // What no prefix counts stays as it is: mostly zeros.
    const isTurned =
      at < prefix && Number.parseInt(keyed(`${bits.length} ${bits.slice(0, at)}`)[0] ?? '0', 16) % 2 === 1;
    replaced += isTurned ? (bits[at] === '0' ? '1' : '0') : bits[at];
  }
  const address = bits.length === 32 ? ipv4(replaced) : ipv6(replaced);
  return text.includes('/') ? `${address}/${prefix}` : address;
}

const parts = (bits: string, length: number): readonly number[] =>
  Array.from({ length: bits.length / length }, (_, at) =>
    Number.parseInt(bits.slice(at * length, (at + 1) * length), 2),
  );

const ipv4 = (bits: string): string => parts(bits, 8).join('.');
const ipv6 = (bits: string): string =>
  parts(bits, 16)
    .map((part) => part.toString(16))
    .join(':');
