import { addressReplaced } from './addresses.ts';
import type { Keyed } from './key.ts';
import { typeSegments } from './public-names.ts';

/** What becomes of the texts of a snapshot. The same text becomes the same wherever it is. */
export interface Names {
  /** A name, an id, a key, an e-mail address, a domain, an address: by what it looks like. */
  readonly text: (text: string) => string;
  /** A name, label or id of a permission group or role: what is in Cloudflare's lists stays. */
  readonly group: (text: string) => string;
  /** An area of permissions: what Cloudflare's lists or its own groups have stays. */
  readonly area: (text: string) => string;
  readonly verb: (text: string) => string;
  /** A permission, however it is spelled: `#dns_records:edit`, `connectivity_edit`. */
  readonly permission: (text: string) => string;
  /** 64 hex digits for what is dropped, and of which only matters whether it is the same. */
  readonly digest: (text: string) => string;
  /** What became of what. */
  readonly table: ReadonlyMap<string, string>;
}

/** What names Cloudflare's permission groups and roles, the same in every account. */
export interface PublicNames {
  readonly groups: ReadonlySet<string>;
  /** The ids among them, which stay wherever they are. */
  readonly ids: ReadonlySet<string>;
  /** Areas of permissions, and what can be done in them. */
  readonly areas: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
}

/** Opens names by a key. */
export function openNames(keyed: Keyed, { groups, ids, areas, verbs }: PublicNames): Names {
  const table = new Map<string, string>();
  const noting = (replace: (text: string) => string) => (text: string) => {
    const before = table.get(text);
    if (before !== undefined) return before;
    const after = replace(text);
    if (after !== text) table.set(text, after);
    return after;
  };
  const word = (text: string) => (text === '' ? '' : `n${keyed(`word ${text}`).slice(0, 13)}`);
  const single = (text: string) => (/^[0-9a-f]{16,}$/i.test(text) ? hex(text) : word(text));
  const hex = (text: string) => hexOf(keyed(`id ${text.toLowerCase()}`), text.length, keyed);
  const domain = (text: string) =>
    text
      .split('.')
      .map((label) => (label === '*' || label === '' ? label : single(label.toLowerCase())))
      .join('.');
  const text = noting((given) => {
    // An id that is a number in one place is a key of an object in another; a number says nothing of anybody.
    if (given === '' || given === '*' || ids.has(given) || /^\d{1,9}$/.test(given)) return given;
    const prefixed = /^(cloudflare-v1-)(.+)$/s.exec(given);
    if (prefixed !== null) return `${prefixed[1]}${group(prefixed[2] ?? '')}`;
    if (/^[0-9a-f]{16,}$/i.test(given)) return hex(given);
    if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(given))
      return uuidOf(hex(given.replaceAll('-', '')));
    const address = addressReplaced(given, keyed);
    if (address !== null) return address;
    const [, local, host] = /^([^@\s]+)@([^@\s]+)$/.exec(given) ?? [];
    if (local !== undefined && host !== undefined) return `${word(local.toLowerCase())}@${domain(host)}`;
    if (given.startsWith('com.cloudflare.')) return byType(given);
    return /^[^\s.:/]+(\.[^\s.:/]+)+$/.test(given) ? domain(given) : word(given);
  });
  const group = (given: string): string => (groups.has(given) ? given : text(given));
  const area = (given: string): string => (areas.has(given) ? given : text(given));
  const verb = (given: string): string => (verbs.has(given) ? given : text(given));
  const permission = (given: string): string => {
    const [, mark = '', its, what] = /^(#?)([^:\s]+):([^:\s]+)$/.exec(given) ?? [];
    if (its !== undefined && what !== undefined) return `${mark}${area(its)}:${verb(what)}`;
    const [, hash = '', odd, end] = /^(#?)(\w+)_(edit|read)$/.exec(given) ?? [];
    return odd === undefined ? text(given) : `${hash}${area(odd)}_${end}`;
  };
  const segment = (given: string): string => {
    if (typeSegments.has(given)) return given;
    // A bucket: `<account>_<jurisdiction>_<bucket>`.
    const bucket = /^([0-9a-f]{32})_(.*)$/s.exec(given);
    if (bucket === null) return given.includes('@') || given.includes('.') ? word(given) : text(given);
    return `${text(bucket[1] ?? '')}_${(bucket[2] ?? '').split('_').map(part).join('_')}`;
  };
  const part = (given: string): string => (jurisdictions.has(given) ? given : word(given));
  const byType = (given: string): string => given.split('.').map(segment).join('.');
  return { text, group, area, verb, permission, digest: (given) => keyed(`digest ${given}`), table };
}

const jurisdictions: ReadonlySet<string> = new Set(['default', 'eu', 'fedramp', '']);

/** Hex of a length; of one longer than a hash, several of them. */
function hexOf(digest: string, length: number, keyed: Keyed): string {
  let digits = digest;
  while (digits.length < length) digits += keyed(digits);
  return digits.slice(0, length);
}

function uuidOf(digits: string): string {
  return [8, 12, 16, 20, 32].map((end, at) => digits.slice([0, 8, 12, 16, 20][at], end)).join('-');
}
