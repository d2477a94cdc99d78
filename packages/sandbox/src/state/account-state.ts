import {
  type CollectionName,
  collectionNames,
  type ExtraName,
  extraNames,
  type ReadName,
} from '@grantlens/snapshot/internal';
import type { AuditState } from './audit-state.ts';

/** A bearer token the account knows. What its `permissions` do not say, it may not do. */
export interface ListedToken {
  readonly token: string;
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Which verify endpoint knows it. An account's own by default. */
  readonly kind?: 'user' | 'account' | undefined;
  readonly status?: 'active' | 'disabled' | 'expired' | undefined;
  /** RFC 3339. */
  readonly expires_on?: string | null | undefined;
  /** Token permission names as the dashboard shows them, e.g. `Account Settings Read`. */
  readonly permissions?: readonly string[] | undefined;
  /** Whether `/accounts` answers a token of an account; the API does for some and refuses others. True by default. */
  readonly lists_accounts?: boolean | undefined;
  /** How a missing permission is refused: with a link to the documentation, or as it used to be, by name. */
  readonly refusals?: 'documented' | 'named' | undefined;
}

/** A global API key with the e-mail it belongs to. It may do everything. */
export interface ListedKey {
  readonly email: string;
  readonly key: string;
}

/** A credential the account knows. */
export type ListedCredential = ListedToken | ListedKey;

/** The collections that are one list of rows each, and the extras. */
export type ListName = Exclude<CollectionName, 'userGroupMembers'> | ExtraName;

/** Their names: a collection that is added to snapshots is in every account of the sandbox. */
export const listNames: readonly ListName[] = [
  ...collectionNames.filter((name) => name !== 'userGroupMembers'),
  ...extraNames,
];

/**
 * What an account holds when the sandbox starts. A list that is left out is empty; users and groups under SCIM that are
 * left out are those that follow from members and user groups.
 *
 * Rows are `unknown` on purpose: they are served as they stand, also where they are not what an API
 * should say. Only a policy's `{ id }` is filled in, and `scim` is taken off user groups.
 */
export interface AccountState extends Readonly<Partial<Record<ListName, readonly unknown[] | undefined>>> {
  readonly account: { readonly id: string; readonly [key: string]: unknown };
  /** Group id to its members: a member id, or the whole object to serve. */
  readonly userGroupMembers?: Readonly<Record<string, readonly unknown[] | null>> | undefined;
  /** Empty or left out: every credential is taken and may do everything. */
  readonly credentials?: readonly ListedCredential[] | undefined;
  readonly audit?: AuditState | undefined;
  readonly refuse?: readonly ReadName[] | undefined;
}
