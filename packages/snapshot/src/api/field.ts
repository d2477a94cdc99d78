import { z } from 'zod';
import { isObject } from '../json.ts';

/** What a decorative text field may hold. */
export type Text = string | null | undefined;

/** What a decorative yes-or-no field may hold. */
export type Flag = boolean | null | undefined;

/** How a field is read, and whether a value is as documented: then reading it would only copy it. */
export interface Field<T> {
  readonly schema: z.ZodType<T>;
  readonly fits: (value: unknown) => boolean;
}

/** The fields of a row by name. */
export type Fields<Row> = { readonly [Name in keyof Row]-?: Field<Row[Name]> };

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** Text a decision does not rest on: anything else there counts as absent, and `readRows` points at it. */
export const text: Field<Text> = {
  schema: z.string().nullish().catch(undefined),
  fits: (value) => typeof value === 'string' || isAbsent(value),
};

/** Text without which a row says nothing. */
export const requiredText: Field<string> = {
  schema: z.string(),
  fits: (value) => typeof value === 'string',
};

/** A boolean, also where the API writes it as text (`meta.editable` is `"false"`). */
export const flag: Field<Flag> = {
  schema: z.union([z.boolean(), z.stringbool()]).nullish().catch(undefined),
  fits: (value) => typeof value === 'boolean' || isAbsent(value),
};

/** A decorative list. */
export const listOfAnything: Field<readonly unknown[] | null | undefined> = {
  schema: z.array(z.unknown()).nullish().catch(undefined),
  fits: (value) => Array.isArray(value) || isAbsent(value),
};

/** A field the decision rests on: taken raw, whatever it is, and read apart so that what is unreadable is a gap. */
export const anything: Field<unknown> = { schema: z.unknown().optional(), fits: () => true };

/** A decorative object. */
export function objectOf<Row>(fields: Fields<Row>): Field<Row | null | undefined> {
  const fits = fitting(fields);
  return {
    schema: schemaOf(fields).nullish().catch(undefined),
    fits: (value) => isAbsent(value) || fits(value),
  };
}

/** Reads a row; null when it cannot be read. A row that is as documented is given back as it stands. */
export type RowReader<Row> = (raw: unknown) => Row | null;

/** A reader of rows with these fields; what else a row holds is let be. */
export function rowOf<Row>(fields: Fields<Row>): RowReader<Row> {
  const schema = schemaOf(fields);
  const fits = fitting(fields);
  return (raw) => (fits(raw) ? (raw as Row) : (schema.safeParse(raw).data ?? null));
}

function schemaOf<Row>(fields: Fields<Row>): z.ZodType<Row> {
  const shape = Object.fromEntries(namedIn(fields).map(({ name, field }) => [name, field.schema]));
  return z.looseObject(shape) as unknown as z.ZodType<Row>;
}

function fitting<Row>(fields: Fields<Row>): (value: unknown) => boolean {
  const named = namedIn(fields);
  return (value) => {
    if (!isObject(value)) return false;
    for (const { name, field } of named) if (!field.fits(value[name])) return false;
    return true;
  };
}

function namedIn<Row>(
  fields: Fields<Row>,
): readonly { readonly name: string; readonly field: Field<unknown> }[] {
  return Object.entries<Field<unknown>>(fields).map(([name, field]) => ({ name, field }));
}
