import { type PrincipalKey, principalKey, type UserGroupKey } from '../account/ids.ts';
import type { ScimIdentity } from '../account/origin.ts';
import type { Joined, Member, Principal, Token } from '../account/principal.ts';

/** A user group by the number of its row; by its key where the account has none of it. */
export type UserGroupReference = number | UserGroupKey;

/** A member with its user groups by row, and its key where it is not made of its id; or a token as it is. */
export type PrincipalRow =
  | readonly [
      id: string | null,
      name: string | null,
      standing: Member['standing'],
      status: string | null,
      email: string | null,
      userId: string | null,
      twoFactor: boolean | null,
      apiAccess: boolean | null,
      groups: readonly UserGroupReference[],
      key?: PrincipalKey | null,
      scim?: ScimIdentity | null,
      joined?: Joined,
    ]
  | Token;

/** A principal as a row. */
export function principalRow(
  principal: Principal,
  rowOfGroup: (key: UserGroupKey) => number | undefined,
): PrincipalRow {
  if (principal.kind === 'token') return principal;
  const { id, name, standing, status, email, userId, twoFactor, apiAccess, key } = principal;
  const groups = principal.groups.map((group) => rowOfGroup(group) ?? group);
  const row = [id, name, standing, status, email, userId, twoFactor, apiAccess, groups] as const;
  const ownKey = id !== null && key === principalKey('member', id) ? null : key;
  const { scim, joined } = principal;
  if (joined !== undefined) return [...row, ownKey, scim ?? null, joined];
  if (scim !== undefined) return [...row, ownKey, scim];
  return ownKey === null ? row : [...row, ownKey];
}

/** Reads the principal of a row. */
export function readPrincipalRow(row: PrincipalRow, groupAt: (row: number) => UserGroupKey): Principal {
  if ('kind' in row) return row;
  const [id, name, standing, status, email, userId, twoFactor, apiAccess, groups, key, scim, joined] = row;
  return {
    kind: 'member',
    key: key ?? principalKey('member', id ?? ''),
    id,
    name,
    standing,
    status,
    email,
    userId,
    twoFactor,
    apiAccess,
    groups: groups.map((group) => (typeof group === 'number' ? groupAt(group) : group)),
    ...(scim && { scim }),
    ...(joined && { joined }),
  };
}
