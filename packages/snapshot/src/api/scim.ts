import { type Flag, flag, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/scim/v2/Users` and `/Groups`. Of a user `id` is that of the person, of a group that of a user group. */
export interface ScimRow {
  readonly id?: Text;
  readonly userName?: Text;
  readonly externalId?: Text;
  readonly active?: Flag;
}

/** Reads a row of SCIM. */
export const readScimRow: RowReader<ScimRow> = rowOf<ScimRow>({
  id: text,
  userName: text,
  externalId: text,
  active: flag,
});
