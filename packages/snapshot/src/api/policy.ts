import { anything, type RowReader, rowOf, type Text, text } from './field.ts';

/** A policy of a member or user group. The decision rests on every field, so each is read apart (S2). */
export interface PolicyRow {
  readonly id?: Text;
  readonly access?: unknown;
  readonly permission_groups?: unknown;
  readonly resource_groups?: unknown;
  /** Nothing rests on it; the policies of members show none. */
  readonly created_on?: Text;
}

/** Reads a policy of a member or user group. */
export const readPolicyRow: RowReader<PolicyRow> = rowOf<PolicyRow>({
  id: text,
  access: anything,
  permission_groups: anything,
  resource_groups: anything,
  created_on: text,
});

/** A policy of an API token: `effect` instead of `access`, `resources` instead of resource groups (S4). */
export interface TokenPolicyRow {
  readonly id?: Text;
  readonly effect?: unknown;
  readonly permission_groups?: unknown;
  readonly resources?: unknown;
}

/** Reads a policy of an API token. */
export const readTokenPolicyRow: RowReader<TokenPolicyRow> = rowOf<TokenPolicyRow>({
  id: text,
  effect: anything,
  permission_groups: anything,
  resources: anything,
});
