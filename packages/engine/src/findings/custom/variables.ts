import type { RuleOver } from './custom-rule.ts';

/** The type of a field as CEL names it, or the fields of an object. */
export type FieldType = string | { readonly [field: string]: FieldType };

const principal = {
  /** `member` or `token`. */
  kind: 'string',
  /** The membership id, or the token's. */
  id: 'string',
  email: 'string',
  name: 'string',
  /** `active`, `latent` (invited) or `inactive`. */
  standing: 'string',
  /** As the API spells it. */
  status: 'string',
  /** The names of the user groups it is in. */
  groups: 'list<string>',
  /** Of a member. */
  twoFactor: 'bool',
  /** Of a member who overrides the account's default. */
  apiAccess: 'bool',
  /** Can change members, account-owned tokens, single sign-on or billing; absent where it is unknown. */
  privileged: 'bool',
  /** Absent where it is unknown. */
  superAdministrator: 'bool',
} as const;

const token = {
  ...principal,
  /** Whether it ends at all. */
  expires: 'bool',
  /** Until it ends; negative once it has. Absent where it never does. */
  daysLeft: 'int',
  /** Since it was last used; absent where that is not shown. */
  daysUnused: 'int',
  /** Whether its condition names addresses. */
  hasIpCondition: 'bool',
} as const;

const group = {
  id: 'string',
  name: 'string',
  /** How many members of the account are in it. */
  members: 'int',
  policies: 'int',
} as const;

const place = 'list<map<string, string>>';

const given = {
  /** `allow`, `deny` or `either`. */
  access: 'string',
  /** Absent where the API gives none. */
  policyId: 'string',
  /** Every atomic permission it gives; absent where not all are known. */
  permissions: 'list<string>',
  /** Those of them that are known. */
  knownPermissions: 'list<string>',
  /** Whether it reaches the whole account. */
  wholeAccount: 'bool',
  /** Where it reaches: each `{kind, key, type?, name?}`. Absent where not all could be read. */
  scopes: place,
} as const;

const policy = {
  ...given,
  /** `member`, `token` or `group`. */
  holder: 'string',
  holderId: 'string',
  holderName: 'string',
  /** The names of the permission groups it grants. */
  permissionGroups: 'list<string>',
} as const;

const entitlement = {
  ...given,
  /** `direct` or `group`. */
  path: 'string',
  /** The name of the user group it came through. */
  group: 'string',
  /** The permission group's. */
  permissionGroup: { id: 'string', name: 'string', label: 'string' },
} as const;

/**
 * What an expression may read, by what its rule is over. A field that was not seen is absent: reading it makes the rule
 * "cannot tell" for that row, and `has(principal.twoFactor)` asks whether it is there.
 */
export const variableTypes: Readonly<
  Record<RuleOver, { readonly [name: string]: { readonly [field: string]: FieldType } }>
> = {
  principal: { principal: token },
  token: { token },
  group: { group },
  policy: { policy },
  entitlement: { principal: token, entitlement },
};
