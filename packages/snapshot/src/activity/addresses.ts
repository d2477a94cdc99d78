import { isObject } from '../json.ts';

const fields: ReadonlySet<string> = new Set(['ip', 'ip_address', 'actor_ip', 'ActorIP', 'ActorIPAddress']);

/** A row in which the addresses that people acted from are cut to the network: /24, and /48 of IPv6. */
export function withCutAddresses<T>(value: T): T {
  return cut(value) as T;
}

function cut(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(cut);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, field]) => [
    key,
    fields.has(key) && typeof field === 'string' ? network(field) : cut(field),
  ]);
  return Object.fromEntries(entries);
}

/** The network of an address; empty for what is not an address. */
export function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
  const four = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(mapped)?.[1];
  if (four !== undefined) return `${four}.0/24`;
  const groups = sixGroups(address);
  return groups === null ? '' : `${groups.slice(0, 3).join(':')}::/48`;
}

/** The groups of an IPv6 address, those that `::` leaves out among them; null for anything else. */
function sixGroups(address: string): readonly string[] | null {
  const text = address.toLowerCase().replace(/%.*$/, '');
  if (!/^[0-9a-f:]{2,39}$/.test(text)) return null;
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return null;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/.test(group))) return null;
  return groups.map((group) => Number.parseInt(group, 16).toString(16));
}
