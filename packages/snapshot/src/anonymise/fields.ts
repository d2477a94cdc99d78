import { isObject } from '../json.ts';
import { readTime } from '../time.ts';
import type { Names } from './names.ts';

/** What becomes of a value; undefined where it is dropped. */
export type Rewrite = (value: unknown, names: Names) => unknown;

/** What is not as documented keeps its kind, and no text of its own: it must be as odd as it was. */
const odd: Rewrite = (value, names) => {
  if (typeof value === 'string') return names.text(value);
  if (Array.isArray(value)) return value.map((one) => odd(one, names));
  return isObject(value) ? {} : value;
};

const textBy =
  (replace: (text: string, names: Names) => string): Rewrite =>
  (value, names) =>
    typeof value === 'string' ? replace(value, names) : odd(value, names);

/** A name, an id, a key, an address. */
export const text: Rewrite = textBy((value, names) => names.text(value));

/** A name, label or id of a permission group or role. */
export const group: Rewrite = textBy((value, names) => names.group(value));

/** A moment: what can be read as one stays. */
export const moment: Rewrite = textBy((value, names) =>
  readTime(value) === null ? names.text(value) : value,
);

/** One of some words of Cloudflare's. */
export const wordOf = (...words: readonly string[]): Rewrite => {
  const known = new Set(words);
  return textBy((value, names) => (known.has(value) ? value : names.text(value)));
};

/** Yes or no, also in text. */
export const flag: Rewrite = wordOf(
  ...['true', 'false', '1', '0', 'yes', 'no', 'on', 'off', 'y', 'n', 'enabled', 'disabled'],
);

/** A permission, or a part of one: `#dns_records:edit`, `com.cloudflare.api.account.dns.edit`. */
const isPermission = (value: string): boolean => /^#?[a-z0-9_.-]{1,60}(:[a-z]{1,20})?$/.test(value);
export const permission: Rewrite = textBy((value, names) =>
  isPermission(value) && !/\d{3}/.test(value) ? value : names.text(value),
);

/** A list, or one of what it lists: some are either. */
export const listOf =
  (one: Rewrite): Rewrite =>
  (value, names) =>
    Array.isArray(value) ? value.map((each) => one(each, names)) : one(value, names);

/** An object with these fields; of any other only what holds no text stays. */
export const objectOf =
  (fields: Readonly<Record<string, Rewrite>>): Rewrite =>
  (value, names) => {
    if (!isObject(value)) return odd(value, names);
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, field]) => {
        if (Object.hasOwn(fields, name)) return [[name, fields[name]?.(field, names)]];
        return isBare(field) && /^[a-z_]{1,40}$/.test(name) ? [[name, field]] : [];
      }),
    );
  };

/** An object whose names are values too. */
export const mapOf =
  (name: Rewrite, one: Rewrite): Rewrite =>
  (value, names) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([of, each]) => [name(of, names), one(each, names)]))
      : odd(value, names);

function isBare(value: unknown): boolean {
  return value === null || typeof value === 'boolean' || typeof value === 'number';
}
