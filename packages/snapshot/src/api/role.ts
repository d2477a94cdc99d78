import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** A legacy role. `permissions` is `{ area: { verb: boolean } }`, account-wide only. */
export interface RoleRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly permissions?: unknown;
}

/** Reads a role, in the list or on a member. */
export const readRoleRow: RowReader<RoleRow> = rowOf<RoleRow>({
  id: text,
  name: text,
  permissions: anything,
});
