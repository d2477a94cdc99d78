import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/tokens`. Times are RFC 3339. */
export interface TokenRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly status?: Text;
  /** What decides whether the token can act is read apart, and what cannot be read is a gap. */
  readonly not_before?: unknown;
  readonly expires_on?: unknown;
  readonly last_used_on?: unknown;
  readonly policies?: unknown;
  readonly condition?: unknown;
  readonly issued_on?: Text;
  readonly creator_email_at_creation?: Text;
  /** What made the token for somebody: `com.cloudflare.api.oauthtoken` and the id of an application. */
  readonly provisioner_type?: Text;
  readonly provisioner_id?: Text;
}

/** Reads an account-owned token's row. */
export const readTokenRow: RowReader<TokenRow> = rowOf<TokenRow>({
  id: text,
  name: text,
  status: text,
  not_before: anything,
  expires_on: anything,
  last_used_on: anything,
  policies: anything,
  condition: anything,
  issued_on: text,
  creator_email_at_creation: text,
  provisioner_type: text,
  provisioner_id: text,
});
