/** Names of rows inside one account. Unlike Cloudflare's ids they always exist: a pending or odd row has one too. */
declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** `member:<id>` or `token:<id>`; of a row without an id, its e-mail or name. */
export type PrincipalKey = Branded<'Principal'>;
/** The id of a user group. */
export type UserGroupKey = Branded<'UserGroup'>;
/**
 * The permission group's id; of one without an id, `label:…` or `name:…`; of a role that represents itself,
 * `role:…`.
 */
export type PermissionGroupKey = Branded<'PermissionGroup'>;
export type GapId = Branded<'Gap'>;

// The one place that casts to a brand.
/** The name of a member or token inside its account, from its id, or from its e-mail where it has none. */
export const principalKey = (kind: 'member' | 'token', name: string): PrincipalKey =>
  `${kind}:${name}` as PrincipalKey;
/** The name of a user group inside its account, from its id. */
export const userGroupKey = (id: string): UserGroupKey => id as UserGroupKey;
export const permissionGroupKey = (text: string): PermissionGroupKey => text as PermissionGroupKey;
export const gapId = (text: string): GapId => text as GapId;
