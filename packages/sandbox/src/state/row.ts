/** A JSON object of the API whose shape nobody has vouched for. */
export type Row = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object (not null, not an array). */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value at a path of keys; `undefined` as soon as the way ends. */
export function valueAt(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRow(at) ? at[key] : undefined), value);
}

/** The string at a path of keys; `undefined` for anything that is not a string. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

/** The array at a path of keys; empty for anything that is not an array. */
export function listAt(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** A copy of a row without one of its keys. */
export function without(row: Row, key: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => name !== key));
}
