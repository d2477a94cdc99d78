import { canonicalText, isObject } from '@grantlens/snapshot';

/** The rows of a walk, each once. */
export interface Sheet {
  /** Adds a page's rows. Resolves to how many of them were not seen before. */
  add(rows: readonly unknown[]): number;
  rows(): readonly unknown[];
  /** Distinct ids, and every row without one. */
  counted(): number;
  /** Ids that came with bodies that differ. */
  changedIds(): readonly string[];
}

/** Opens an empty sheet. */
export function openSheet(): Sheet {
  const byId = new Map<string, unknown[]>();
  const withoutId: unknown[] = [];
  const seenWithoutId = new Set<string>();

  const addWithId = (id: string, row: unknown) => {
    const same = byId.get(id);
    if (same === undefined) {
      byId.set(id, [row]);
      return true;
    }
    // The API puts nested lists in another order every time: that alone is no change.
    const text = canonicalText(row);
    if (!same.some((one) => canonicalText(one) === text)) same.push(row);
    return false;
  };

  return {
    add: (rows) => {
      const known = new Set(seenWithoutId);
      let isNews = 0;
      const loose: unknown[] = [];
      for (const row of rows) {
        const id = idOf(row);
        if (id !== undefined) {
          if (addWithId(id, row)) isNews += 1;
          continue;
        }
        loose.push(row);
        const text = canonicalText(row);
        if (!known.has(text)) isNews += 1;
        seenWithoutId.add(text);
      }
      // On a page that brings nothing new they are the same rows again; on any other each stands for itself.
      if (isNews > 0) withoutId.push(...loose);
      return isNews;
    },
    rows: () => [...[...byId.values()].flat(), ...withoutId],
    counted: () => byId.size + withoutId.length,
    changedIds: () => [...byId].filter(([, same]) => same.length > 1).map(([id]) => id),
  };
}

/** A row's id, when it has one that can tell it from others. */
export function idOf(row: unknown): string | undefined {
  const id = isObject(row) ? row.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
