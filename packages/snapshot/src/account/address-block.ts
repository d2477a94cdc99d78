/** Whether ranges take in every address there is, of IPv4 and of IPv6: `0.0.0.0/0` with `::/0`, or halves of them. */
export function isEveryAddress(list: readonly string[]): boolean {
  const blocks = list.flatMap((text) => readBlock(text) ?? []);
  return (
    coversAll(blocks.filter(({ bits }) => bits.length === 32)) &&
    coversAll(blocks.filter(({ bits }) => bits.length === 128))
  );
}

/** An address as bits, and how many of them count. */
export interface AddressBlock {
  readonly bits: string;
  readonly prefix: number;
}

function coversAll(blocks: readonly AddressBlock[]): boolean {
  const prefixes = new Set(blocks.map(({ bits, prefix }) => bits.slice(0, prefix)));
  const longest = Math.max(0, ...[...prefixes].map(({ length }) => length));
  const isCovered = (prefix: string): boolean => {
    if (prefixes.has(prefix)) return true;
    if (prefix.length >= longest || ![...prefixes].some((one) => one.startsWith(prefix))) return false;
    return isCovered(`${prefix}0`) && isCovered(`${prefix}1`);
  };
  return isCovered('');
}

/** Reads an address or a range of them, of IPv4 or IPv6; null for anything else. */
export function readBlock(text: string): AddressBlock | null {
  const [address = '', length] = text.trim().split('/');
  const bits = address.includes(':') ? bitsOfIpv6(address) : bitsOfIpv4(address);
  if (bits === null || (length !== undefined && !/^\d{1,3}$/.test(length))) return null;
  const prefix = length === undefined ? bits.length : Number(length);
  return prefix > bits.length ? null : { bits, prefix };
}

function bitsOfIpv4(address: string): string | null {
  const parts = address.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  if (parts.length !== 4 || parts.some((part) => part > 255)) return null;
  return parts.map((part) => part.toString(2).padStart(8, '0')).join('');
}

function bitsOfIpv6(address: string): string | null {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return null;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
