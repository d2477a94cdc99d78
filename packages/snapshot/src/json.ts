/** A value as JSON text can hold it. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;

/** An object as JSON text can hold it. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Whether a raw value is an object with keys (not a list, not null). */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
