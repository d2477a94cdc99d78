import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/iam/user_groups`. A group without policies has no `policies` at all. */
export interface UserGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly policies?: unknown;
}

/** Reads a user group's row. */
export const readUserGroupRow: RowReader<UserGroupRow> = rowOf<UserGroupRow>({
  id: text,
  name: text,
  policies: anything,
});

/** `GET …/user_groups/{g}/members`. `id` is the membership id, not the user's. */
export interface UserGroupMemberRow {
  readonly id?: Text;
  readonly email?: Text;
}

/** Reads a row of a user group's members. */
export const readUserGroupMemberRow: RowReader<UserGroupMemberRow> = rowOf<UserGroupMemberRow>({
  id: text,
  email: text,
});
