import { isObject } from '../json.ts';
import { readDay, readTime } from '../time.ts';
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

/** A moment or a day: what can be read as one stays. */
export const moment: Rewrite = textBy((value, names) =>
  readTime(value) === null && readDay(value) === null ? names.text(value) : value,
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

/** What says that a permission group is deprecated: anything but nothing and no. */
export const deprecated: Rewrite = textBy((value, names) =>
  ['', 'true', 'false'].includes(value.trim().toLowerCase()) ? value : names.text(value),
);

/** What made a token: an application, or something else. */
export const provisioner: Rewrite = textBy((value, names) =>
  /oauth/i.test(value) ? 'com.cloudflare.api.oauthtoken' : names.text(value),
);

/** A permission: `#dns_records:edit`. */
export const permission: Rewrite = textBy((value, names) => names.permission(value));

/** An area of permissions, and what can be done in it. */
export const area: Rewrite = textBy((value, names) => names.area(value));
export const verb: Rewrite = textBy((value, names) => names.verb(value));

/** A list, or one of what it lists: some are either. */
export const listOf =
  (one: Rewrite): Rewrite =>
  (value, names) =>
    Array.isArray(value) ? value.map((each) => one(each, names)) : one(value, names);

/** An object with these fields and no others: a name of one that is not known may be anybody's. */
export const objectOf =
  (fields: Readonly<Record<string, Rewrite>>): Rewrite =>
  (value, names) => {
    if (!isObject(value)) return odd(value, names);
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, field]) =>
        Object.hasOwn(fields, name) ? [[name, fields[name]?.(field, names)]] : [],
      ),
    );
  };

/** An object whose names are values too. */
export const mapOf =
  (name: Rewrite, one: Rewrite): Rewrite =>
  (value, names) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([of, each]) => [name(of, names), one(each, names)]))
      : odd(value, names);
