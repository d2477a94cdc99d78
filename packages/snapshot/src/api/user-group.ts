import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/iam/user_groups`. A group without policies has no `policies` at all. */
export interface UserGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly policies?: unknown;
  readonly created_on?: Text;
}

/** Reads a user group's row. */
export const readUserGroupRow: RowReader<UserGroupRow> = rowOf<UserGroupRow>({
  id: text,
  name: text,
  policies: anything,
  created_on: text,
});

/** `GET …/user_groups/{g}/members`. `id` is the membership id, not the user's. */
export interface UserGroupMemberRow {
  readonly id?: Text;
  readonly email?: Text;
  /** When somebody was added; only the row of one member has it, which is asked for one by one. */
  readonly created_at?: Text;
}

/** Reads a row of a user group's members. */
export const readUserGroupMemberRow: RowReader<UserGroupMemberRow> = rowOf<UserGroupMemberRow>({
  id: text,
  email: text,
  created_at: text,
});
