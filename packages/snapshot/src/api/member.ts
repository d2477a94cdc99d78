import { anything, type Flag, flag, objectOf, type RowReader, rowOf, type Text, text } from './field.ts';

/** `GET /accounts/{a}/members`. `policies` and `roles` are read apart: what is unreadable there is a gap (S3). */
export interface MemberRow {
  readonly id?: Text;
  readonly email?: Text;
  readonly status?: Text;
  readonly api_access_enabled?: Flag;
  readonly user?:
    | {
        readonly id?: Text;
        readonly email?: Text;
        readonly first_name?: Text;
        readonly last_name?: Text;
        readonly two_factor_authentication_enabled?: Flag;
      }
    | null
    | undefined;
  readonly policies?: unknown;
  readonly roles?: unknown;
}

const user = objectOf<NonNullable<MemberRow['user']>>({
  id: text,
  email: text,
  first_name: text,
  last_name: text,
  two_factor_authentication_enabled: flag,
});

/** Reads a member's row. */
export const readMemberRow: RowReader<MemberRow> = rowOf<MemberRow>({
  id: text,
  email: text,
  status: text,
  api_access_enabled: flag,
  user,
  policies: anything,
  roles: anything,
});
