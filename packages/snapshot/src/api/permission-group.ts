import { anything, objectOf, type RowReader, rowOf, type Text, text } from './field.ts';

/**
 * A permission group, in a list or inside a policy. Member-side ones say their type in `meta.scopes` (a string),
 * token-side ones in `scopes` (a list). `permissions` is undocumented and often absent (S8).
 */
export interface PermissionGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly meta?:
    | {
        readonly label?: Text;
        readonly scopes?: unknown;
        /** A day, and what has not been seen yet: read as far as they can be. */
        readonly eol_at?: unknown;
        readonly deprecated?: unknown;
      }
    | null
    | undefined;
  readonly scopes?: unknown;
  readonly permissions?: unknown;
}

/** Reads what a row, or a reference in a policy, says of a permission group. */
export const readPermissionGroupRow: RowReader<PermissionGroupRow> = rowOf<PermissionGroupRow>({
  id: text,
  name: text,
  meta: objectOf<NonNullable<PermissionGroupRow['meta']>>({
    label: text,
    scopes: anything,
    eol_at: anything,
    deprecated: anything,
  }),
  scopes: anything,
  permissions: anything,
});
