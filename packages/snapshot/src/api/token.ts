import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/tokens`. Times are RFC 3339. */
export interface TokenRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly status?: Text;
  readonly not_before?: Text;
  readonly expires_on?: Text;
  readonly last_used_on?: Text;
  readonly policies?: unknown;
  readonly condition?: unknown;
}

/** Reads an account-owned token's row. */
export const readTokenRow: RowReader<TokenRow> = rowOf<TokenRow>({
  id: text,
  name: text,
  status: text,
  not_before: text,
  expires_on: text,
  last_used_on: text,
  policies: anything,
  condition: anything,
});
