import { compareTexts } from '@grantlens/snapshot/internal';

/** Compares by several texts, the first that differs deciding. */
export function compareBy<T>(...keys: readonly ((row: T) => string | null)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const key of keys) {
      const order = compareTexts(key(a) ?? '', key(b) ?? '');
      if (order !== 0) return order;
    }
    return 0;
  };
}
