import { z } from 'zod';
import { type Text, text } from './field.ts';

/** `GET /accounts/{a}/sso_connectors`. Every field is optional. */
export interface SsoConnectorRow {
  readonly email_domain?: Text;
  readonly verification?: { readonly status?: Text } | null | undefined;
}

export const ssoConnectorRow: z.ZodType<SsoConnectorRow> = z.looseObject({
  email_domain: text,
  verification: z.looseObject({ status: text }).nullish().catch(undefined),
});
