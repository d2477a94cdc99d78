import { canonicalText, isObject } from '@grantlens/snapshot/internal';

/** The rows of a walk, each once. */
export interface Sheet {
  /** Adds a page's rows. Returns how many of them were not seen before. */
  add(rows: readonly unknown[]): number;
  rows(): readonly unknown[];
  /** Distinct ids, and every row without one. */
  counted(): number;
  /** Ids that came with bodies that differ. */
  changedIds(): readonly string[];
  /** Rows that had come before, on pages that also brought new ones. */
  repeated(): number;
  /** Whether rows are those of a page that was added before. */
  isCopy(rows: readonly unknown[]): boolean;
}

/** Opens an empty sheet. */
export function openSheet(): Sheet {
  const byId = new Map<string, unknown[]>();
  /** What the rows of an id say, for ids that came more than once. */
  const textsById = new Map<string, Set<string>>();
  const namelessRows: unknown[] = [];
  const seenNameless = new Set<string>();
  const pages = new Set<string>();
  let repeated = 0;

  const addNamed = (id: string, row: unknown) => {
    const same = byId.get(id);
    if (same === undefined) {
      byId.set(id, [row]);
      return true;
    }
    // The API puts nested lists in another order every time: that alone is not a change.
    const texts = textsById.get(id) ?? new Set(same.map(canonicalText));
    textsById.set(id, texts);
    const text = canonicalText(row);
    if (!texts.has(text)) same.push(row);
    texts.add(text);
    return false;
  };

  return {
    add: (rows) => {
      const named = rows.flatMap((row) => {
        const id = idOf(row);
        return id === undefined ? [] : [{ id, row }];
      });
      const nameless = rows.filter((row) => idOf(row) === undefined);
      const unseen = nameless.map(canonicalText).filter((text) => !seenNameless.has(text));
      const freshNamed = named.filter(({ id, row }) => addNamed(id, row)).length;
      const fresh = freshNamed + unseen.length;
      for (const text of unseen) seenNameless.add(text);
      // On a page that brings nothing new they are the same rows again; on any other page each is a row of its own.
      if (fresh > 0) for (const row of nameless) namelessRows.push(row);
      if (fresh > 0) {
        repeated += named.length - freshNamed;
        pages.add(fingerprint(rows));
      }
      return fresh;
    },
    rows: () => [...[...byId.values()].flat(), ...namelessRows],
    counted: () => byId.size + namelessRows.length,
    changedIds: () => [...byId].filter(([, same]) => same.length > 1).map(([id]) => id),
    repeated: () => repeated,
    isCopy: (rows) => pages.has(fingerprint(rows)),
  };
}

/** The same for the same rows in any order. */
function fingerprint(rows: readonly unknown[]): string {
  return JSON.stringify(rows.map((row) => idOf(row) ?? canonicalText(row)).sort());
}

/** A row's id, when it has one that can tell it from others. */
export function idOf(row: unknown): string | undefined {
  const id = isObject(row) ? row.id : undefined;
  return typeof id === 'string' && id !== '' ? id : undefined;
}
