/** An object as the API showed it: nothing is known of its fields. */
export type Row = Readonly<Record<string, unknown>>;

export const isRow = (it: unknown): it is Row => typeof it === 'object' && it !== null && !Array.isArray(it);

/** The object, or an object without fields. */
export const row = (it: unknown): Row => (isRow(it) ? it : {});

/** The list, or an empty one. */
export const list = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : []);

/** S2: `[]` is nothing; no list at all is one row that could not be seen. */
export const seen = (it: unknown): readonly unknown[] => (Array.isArray(it) ? it : [null]);

/** A text that says something. */
export const text = (it: unknown): string | null => (typeof it === 'string' && it !== '' ? it : null);

export const texts = (all: readonly unknown[]): readonly string[] => all.flatMap((it) => text(it) ?? []);

/** Equal for two values that differ in nothing but order and repeats (S1). */
export function sameness(it: unknown): string {
  if (Array.isArray(it)) return `[${[...new Set(it.map(sameness))].sort().join()}]`;
  const fields = Object.keys(row(it)).sort();
  return isRow(it) ? `{${fields.map((key) => `${key}:${sameness(it[key])}`).join()}}` : JSON.stringify(it);
}

/** Whether there are values and all of them say the same. */
export const agree = (all: readonly unknown[]): boolean => new Set(all.map(sameness)).size === 1;

/** A function of one thing that works each answer out once. */
export function once<K, T>(of: (key: K) => T): (key: K) => T {
  const known = new Map<K, { readonly value: T }>();
  return (key) => {
    const found = known.get(key) ?? { value: of(key) };
    known.set(key, found);
    return found.value;
  };
}

/** Things by what they have in common. */
export function groupedBy<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const found = new Map<K, T[]>();
  for (const one of all) {
    const alike = found.get(keyOf(one));
    if (alike === undefined) found.set(keyOf(one), [one]);
    else alike.push(one);
  }
  return found;
}

/** S8: a role is its id and its name together; what a row does not show may be anything. */
export function sameRole(one: Row, other: Row): boolean {
  const [id, name] = ['id', 'name'].map((field) => [text(one[field]), text(other[field])]);
  const mayBe = ([a, b]: readonly unknown[] = []) => a === null || b === null || a === b;
  const isShared = ([a, b]: readonly unknown[] = []) => a !== null && a === b;
  return mayBe(id) && mayBe(name) && (isShared(id) || isShared(name));
}
