/** The values an expression can have, as JavaScript has them. */
export interface Values {
  readonly null: null;
  readonly bool: boolean;
  readonly int: bigint;
  readonly double: number;
  readonly string: string;
  readonly list: readonly unknown[];
  /** One that the expression writes down, or a record of ours. */
  readonly map: ReadonlyMap<unknown, unknown> | Readonly<Record<string, unknown>>;
}

export type Kind = keyof Values;

export function kindOf(value: unknown): Kind {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
      if (value === null) return 'null';
      return Array.isArray(value) ? 'list' : 'map';
  }
}

export function isKind<K extends Kind>(value: unknown, kind: K): value is Values[K] {
  return kindOf(value) === kind;
}

export function isNumber(value: unknown): value is bigint | number {
  return typeof value === 'bigint' || typeof value === 'number';
}

/** What a map has under a key; undefined where it has none. */
export function entryOf(map: Values['map'], key: unknown): unknown {
  if (map instanceof Map) return map.get(key);
  return typeof key === 'string' && Object.hasOwn(map, key)
    ? (map as Readonly<Record<string, unknown>>)[key]
    : undefined;
}

export function keysOf(map: Values['map']): readonly unknown[] {
  return map instanceof Map ? [...map.keys()] : Object.keys(map);
}
