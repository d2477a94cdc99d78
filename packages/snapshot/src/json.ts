/** A value as JSON text can hold it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as JSON text can hold it. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a raw value is an object with keys (not a list, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Real answers have about ten levels; ten thousand would be too many for the readers that come later. */
export const deepestNesting = 100;

/** Whether a value is nested deeper than a number of levels. Looks no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  if (Array.isArray(value)) return value.some((element) => isDeeperThan(element, levels - 1));
  // `for in` makes no list of keys; an object that JSON text gave inherits none.
  for (const key in value) {
    if (isDeeperThan((value as Readonly<Record<string, unknown>>)[key], levels - 1)) return true;
  }
  return false;
}

/**
 * Whether two JSON values say the same, lists in the same order. Looks no deeper than a number of levels:
 * what differs only below is not the same either.
 */
export function isSameJson(a: unknown, b: unknown, levels: number = deepestNesting): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || levels === 0)
    return false;
  if (Array.isArray(a)) return Array.isArray(b) && isSameList(a, b, levels - 1);
  return !Array.isArray(b) && isSameObject(a as JsonObject, b as JsonObject, levels - 1);
}

function isSameList(a: readonly unknown[], b: readonly unknown[], levels: number): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (!isSameJson(a[at], b[at], levels)) return false;
  return true;
}

function isSameObject(a: JsonObject, b: JsonObject, levels: number): boolean {
  let more = 0;
  for (const key in a) {
    const field = b[key];
    if (field === undefined || !isSameJson(a[key], field, levels)) return false;
    // This is the only thing an object inherits that JSON text could also say.
    if (key === '__proto__' && !Object.hasOwn(b, key)) return false;
    more += 1;
  }
  for (const _ in b) more -= 1;
  return more === 0;
}
