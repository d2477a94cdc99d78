import type { GapId, PrincipalKey, UserGroupKey } from './ids.ts';
import type { Made, ScimIdentity } from './origin.ts';

/** Of a principal: can act now, could after accepting an invitation, or cannot (S13). */
export const standings = ['active', 'latent', 'inactive'] as const;
/** Whether a principal can act now, could after accepting an invitation, or cannot. */
export type Standing = (typeof standings)[number];

/**
 * Under this a principal or user group has the e-mail or name by which it can be found and that must not be shown: what
 * is shown in its place is something else. Nothing that is written has it, for it is a symbol.
 */
export const unshownName: unique symbol = Symbol('unshown name');

interface PrincipalBase {
  readonly key: PrincipalKey;
  /** Membership id or token id; null where the API did not give one. */
  readonly id: string | null;
  readonly name: string | null;
  readonly standing: Standing;
  /** As the API spells it. */
  readonly status: string | null;
  /** Of one that a plan would make, and that has no id yet: the resource of the plan. */
  readonly address?: string;
  readonly [unshownName]?: string;
}

/** A person (or a mailbox) invited to the account. */
export interface Member extends PrincipalBase {
  readonly kind: 'member';
  readonly email: string | null;
  /** The person across accounts; null until the invitation is accepted. */
  readonly userId: string | null;
  readonly twoFactor: boolean | null;
  /** The member's override of the account's default; null inherits it. */
  readonly apiAccess: boolean | null;
  /** What SCIM says of the person; absent where it lists nobody of that id or e-mail, or was not read. */
  readonly scim?: ScimIdentity;
  readonly groups: readonly UserGroupKey[];
  /** When the member was added to user groups, as the API spells it; absent where it was not asked for. */
  readonly joined?: Joined;
}

/** When somebody was added to user groups, by their keys; no more of them than is known. */
export type Joined = Readonly<Record<UserGroupKey, string>>;

/** From which addresses a token may be used, as its condition says it. */
export type IpCondition =
  | { readonly kind: 'anywhere' }
  /** Addresses and ranges. `notIn` alone means from anywhere but these. */
  | { readonly kind: 'ranges'; readonly in: readonly string[]; readonly notIn: readonly string[] }
  | { readonly kind: 'unreadable' };

/** An API token owned by the account, a principal of its own (S4). */
export interface Token extends PrincipalBase {
  readonly kind: 'token';
  readonly email: null;
  /** As the API spells it: RFC 3339, or what cannot be read and is a gap. */
  readonly expiresOn: string | null;
  /** From when it is valid, spelled like `expiresOn`. */
  readonly notBefore: string | null;
  /** RFC 3339; null where it cannot be read. */
  readonly lastUsedOn: string | null;
  /** Set where a date that decides whether the token can act cannot be read: then it may be `inactive` (S4). */
  readonly standingGap: GapId | null;
  readonly ipCondition: IpCondition;
  /** Absent where the API says nothing of it. */
  readonly made?: Made;
  readonly groups: readonly [];
}

/** Who access is granted to: a member or an account-owned token. */
export type Principal = Member | Token;
