import { isObject } from '../json.ts';

/** What a decorative text field may hold. */
export type Text = string | null | undefined;

/** What a decorative yes-or-no field may hold. */
export type Flag = boolean | null | undefined;

/** How a field is read. A value that is as documented is left as it stands. */
export interface Field<T> {
  readonly fits: (value: unknown) => boolean;
  /** What a value that does not fit means; null where the row says nothing without it. */
  readonly mend: ((value: unknown) => T) | null;
}

/** The fields of a row by name. */
export type Fields<Row> = { readonly [Name in keyof Row]-?: Field<Row[Name]> };

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

const asAbsent = (): undefined => undefined;

/** Text a decision does not rest on: anything else there counts as absent, and `readRows` points at it. */
export const text: Field<Text> = {
  fits: (value) => typeof value === 'string' || isAbsent(value),
  mend: asAbsent,
};

/** Text without which a row says nothing. */
export const requiredText: Field<string> = { fits: (value) => typeof value === 'string', mend: null };

/** The spellings of a boolean in text. */
const flagTexts: ReadonlyMap<string, boolean> = new Map([
  ...['true', '1', 'yes', 'on', 'y', 'enabled'].map((yes) => [yes, true] as const),
  ...['false', '0', 'no', 'off', 'n', 'disabled'].map((no) => [no, false] as const),
]);

/** A boolean, also where the API writes it as text (`meta.editable` is `"false"`). */
export const flag: Field<Flag> = {
  fits: (value) => typeof value === 'boolean' || isAbsent(value),
  mend: (value) => (typeof value === 'string' ? flagTexts.get(value.toLowerCase()) : undefined),
};

/** A decorative list. */
export const listOfAnything: Field<readonly unknown[] | null | undefined> = {
  fits: (value) => Array.isArray(value) || isAbsent(value),
  mend: asAbsent,
};

/** A field the decision rests on: taken raw, whatever it is, and read apart so that what is unreadable is a gap. */
export const anything: Field<unknown> = { fits: () => true, mend: (value) => value };

/** A decorative object. */
export function objectOf<Row>(fields: Fields<Row>): Field<Row | null | undefined> {
  const read = rowOf(fields);
  return {
    fits: (value) => isAbsent(value) || read(value) === value,
    mend: (value) => read(value) ?? undefined,
  };
}

/** Reads a row; null when it cannot be read. A row that is as documented is given back as it stands. */
export type RowReader<Row> = (raw: unknown) => Row | null;

/** A reader of rows with these fields; what else a row holds is let be. */
export function rowOf<Row>(fields: Fields<Row>): RowReader<Row> {
  const named = Object.entries<Field<unknown>>(fields);
  return (raw) => {
    if (!isObject(raw)) return null;
    let mended: Record<string, unknown> | null = null;
    for (const [name, { fits, mend }] of named) {
      const value = raw[name];
      if (fits(value)) continue;
      if (mend === null) return null;
      mended ??= { ...raw };
      mended[name] = mend(value);
    }
    return (mended ?? raw) as Row;
  };
}
