import { z } from 'zod';
import { anything, type Text, text } from './field.ts';

/**
 * A permission group, in a list or inside a policy. Member-side ones say their type in `meta.scopes` (a string),
 * token-side ones in `scopes` (a list). `permissions` is undocumented and often absent (S8).
 */
export interface PermissionGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly meta?: { readonly label?: Text; readonly scopes?: unknown } | null | undefined;
  readonly scopes?: unknown;
  readonly permissions?: unknown;
}

export const permissionGroupRow: z.ZodType<PermissionGroupRow> = z.looseObject({
  id: text,
  name: text,
  meta: z.looseObject({ label: text, scopes: anything }).nullish().catch(undefined),
  scopes: anything,
  permissions: anything,
});
