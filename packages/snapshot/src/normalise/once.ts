import { isObject, isSameJson } from '../json.ts';

/**
 * A reader that does not read again what was last said, and alike, under the same id: policies repeat their resource
 * groups and permission groups inline. What is read must depend on nothing but the value.
 */
export function onceById<T>(read: (raw: unknown) => T): (raw: unknown) => T {
  const last = new Map<string, { readonly raw: unknown; readonly value: T }>();
  return (raw) => {
    const id = isObject(raw) ? raw.id : undefined;
    if (typeof id !== 'string') return read(raw);
    const before = last.get(id);
    if (before !== undefined && isSameJson(before.raw, raw)) return before.value;
    const value = read(raw);
    last.set(id, { raw, value });
    return value;
  };
}
