import { z } from 'zod';
import { anything, type Text, text } from './field.ts';

/** `GET /accounts/{a}/iam/user_groups`. A group without policies has no `policies` at all. */
export interface UserGroupRow {
  readonly id?: Text;
  readonly name?: Text;
  readonly policies?: unknown;
}

export const userGroupRow: z.ZodType<UserGroupRow> = z.looseObject({
  id: text,
  name: text,
  policies: anything,
});

/** `GET …/user_groups/{g}/members`. `id` is the membership id, not the user's. */
export interface UserGroupMemberRow {
  readonly id?: Text;
  readonly email?: Text;
}

export const userGroupMemberRow: z.ZodType<UserGroupMemberRow> = z.looseObject({ id: text, email: text });
