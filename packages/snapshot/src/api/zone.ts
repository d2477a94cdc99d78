import { z } from 'zod';
import { type Text, text } from './field.ts';

/** `GET /zones?account.id=`. `permissions` are the caller's own rights on it: here only a source of names. */
export interface ZoneRow {
  readonly id: string;
  readonly name?: Text;
  readonly status?: Text;
  readonly type?: Text;
  readonly account?: { readonly id?: Text } | null | undefined;
  readonly permissions?: readonly unknown[] | null | undefined;
}

export const zoneRow: z.ZodType<ZoneRow> = z.looseObject({
  id: z.string(),
  name: text,
  status: text,
  type: text,
  account: z.looseObject({ id: text }).nullish().catch(undefined),
  permissions: z.array(z.unknown()).nullish().catch(undefined),
});
