import { isObject } from '../json.ts';

/** How large a value is once every alias is written out. */
export interface ValueSize {
  readonly values: number;
  /** Infinite where a value contains itself. */
  readonly levels: number;
}

/**
 * Measures a value in which one object may stand in many places, as YAML's aliases make it. Each object is looked at
 * once, however often it stands there.
 */
export function sizeOf(value: unknown): ValueSize {
  const known = new Map<object, ValueSize>();
  const within: ValueSize = { values: 1, levels: Number.POSITIVE_INFINITY };
  const measure = (one: unknown): ValueSize => {
    if (typeof one !== 'object' || one === null) return { values: 1, levels: 0 };
    const before = known.get(one);
    if (before !== undefined) return before;
    known.set(one, within);
    let values = 1;
    let levels = 0;
    for (const field of Array.isArray(one) ? one : isObject(one) ? Object.values(one) : []) {
      const size = measure(field);
      values += size.values;
      levels = Math.max(levels, size.levels);
    }
    const size = { values, levels: levels + 1 };
    known.set(one, size);
    return size;
  };
  return measure(value);
}
