import { listOfAnything, objectOf, type RowReader, requiredText, rowOf, type Text, text } from './field.ts';

/** `GET /zones?account.id=`. `permissions` are the caller's own rights on it: here only a source of names. */
export interface ZoneRow {
  readonly id: string;
  readonly name?: Text;
  readonly status?: Text;
  readonly type?: Text;
  readonly account?: { readonly id?: Text } | null | undefined;
  readonly permissions?: readonly unknown[] | null | undefined;
}

/** Reads a zone's row. */
export const readZoneRow: RowReader<ZoneRow> = rowOf<ZoneRow>({
  id: requiredText,
  name: text,
  status: text,
  type: text,
  account: objectOf<NonNullable<ZoneRow['account']>>({ id: text }),
  permissions: listOfAnything,
});
