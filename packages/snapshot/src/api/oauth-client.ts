import { type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/oauth_clients`: an application that the account owns. */
export interface OauthClientRow {
  readonly client_id?: Text;
  readonly client_name?: Text;
}

/** Reads an application's row. */
export const readOauthClientRow: RowReader<OauthClientRow> = rowOf<OauthClientRow>({
  client_id: text,
  client_name: text,
});
