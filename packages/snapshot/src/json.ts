/** A value as JSON text can hold it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as JSON text can hold it. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a raw value is an object with keys (not a list, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Real answers have about ten levels; ten thousand would be too many for whoever reads them later. */
export const deepestNesting = 100;

/** Whether a value is nested deeper than so many levels. Looks no deeper than that itself. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((element) => isDeeperThan(element, levels - 1));
}
