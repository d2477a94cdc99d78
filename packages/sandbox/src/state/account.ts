import type { ReadName } from '@grantlens/snapshot/internal';
import { type AccountState, type ListedCredential, type ListName, listNames } from './account-state.ts';
import type { AuditState } from './audit-state.ts';
import { isRow, type Row, textAt, without } from './row.ts';

/** One member of a user group. */
export interface Membership {
  /** `undefined` where a fixture's entry has none. */
  readonly id: string | undefined;
  /** What to serve instead of the usual `{ id, email }`. */
  readonly shown?: unknown;
  /** RFC 3339; `undefined` when it was there from the start. */
  readonly addedOn?: string;
}

/** An account as the sandbox holds it. Never changed in place: a write makes the next one. */
export interface Account extends Readonly<Record<ListName, readonly unknown[]>> {
  readonly id: string;
  readonly row: Row;
  readonly memberships: ReadonlyMap<string, readonly Membership[]>;
  /** Ids of the user groups an identity provider manages. */
  readonly scimManaged: ReadonlySet<string>;
  /** Empty: every credential is taken. */
  readonly credentials: readonly ListedCredential[];
  readonly audit: AuditState;
  readonly refused: ReadonlySet<ReadName>;
  /** Users and groups under SCIM as a fixture lists them; null where they follow from members and user groups. */
  readonly scimListed: {
    readonly users: readonly unknown[] | null;
    readonly groups: readonly unknown[] | null;
  };
}

/** The account a state describes. */
export function accountFrom(state: AccountState): Account {
  const userGroups = state.userGroups ?? [];
  const lists = Object.fromEntries(listNames.map((name) => [name, state[name] ?? []]));
  return {
    ...(lists as Record<ListName, readonly unknown[]>),
    id: state.account.id,
    row: state.account,
    userGroups: userGroups.map((group) => (isRow(group) && 'scim' in group ? without(group, 'scim') : group)),
    memberships: membershipsOf(state.userGroupMembers ?? {}),
    scimManaged: scimManagedOf(userGroups),
    credentials: state.credentials ?? [],
    audit: state.audit ?? {},
    refused: new Set(state.refuse),
    scimListed: { users: state.scimUsers ?? null, groups: state.scimGroups ?? null },
  };
}

function scimManagedOf(groups: readonly unknown[]): ReadonlySet<string> {
  const managed = groups.filter((group) => isRow(group) && group.scim === true);
  return new Set(managed.map((group) => textAt(group, 'id')).filter((id) => id !== undefined));
}

function membershipsOf(
  listed: Readonly<Record<string, readonly unknown[] | null>>,
): ReadonlyMap<string, readonly Membership[]> {
  return new Map(Object.entries(listed).map(([group, entries]) => [group, (entries ?? []).map(membership)]));
}

function membership(entry: unknown): Membership {
  return typeof entry === 'string' ? { id: entry } : { id: textAt(entry, 'id'), shown: entry };
}
