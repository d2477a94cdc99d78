import { objectOf, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/sso_connectors`. Every field is optional. */
export interface SsoConnectorRow {
  readonly email_domain?: Text;
  readonly verification?: { readonly status?: Text } | null | undefined;
}

/** Reads an SSO connector's row. */
export const readSsoConnectorRow: RowReader<SsoConnectorRow> = rowOf<SsoConnectorRow>({
  email_domain: text,
  verification: objectOf<NonNullable<SsoConnectorRow['verification']>>({ status: text }),
});
