import type { Zone } from '../account/account.ts';
import type { Gap } from '../account/gap.ts';
import type { AtomicPermission, PermissionGroup } from '../account/permission-group.ts';
import type { Holder } from '../account/policy.ts';
import { type Frame, readFrame } from './frame.ts';
import { type NamedPolicy, type PolicyRow, type PossibleRow, readPolicyRow } from './policy-row.ts';
import type { FileBytes } from './reading.ts';
import { type Find, openTables, type PrincipalRow, type UserGroupRow } from './tables.ts';

/** A lookup file opened for questions: each part of the account is read when it is asked for. */
export interface LookupFile {
  /** Which file it belongs to, as given when it was written. */
  readonly key: string;
  readonly account: Frame['account'];
  /** Policies that may be any member's (S12). */
  readonly possibleForAnyone: readonly PossibleRow[];
  /** Zones that have their name in common with another one. */
  readonly zonesOfSharedNames: readonly Zone[];
  /** All rows with one of some names, as `names.ts` spells them. */
  readonly principals: Find<PrincipalRow>;
  readonly permissions: Find<AtomicPermission>;
  readonly permissionGroups: Find<PermissionGroup>;
  readonly zones: Find<Zone>;
  readonly gaps: Find<Gap>;
  /** A user group by its row, with the rows of its policies. */
  readonly userGroupAt: (row: number) => UserGroupRow;
  /** The policies of one holder that lie in one row. */
  readonly policiesAt: (row: number) => readonly PolicyRow[];
  /** A policy with everything it names. */
  readonly readPolicy: (row: PolicyRow, holder: Holder) => NamedPolicy;
}

/**
 * Opens what `writeLookupFile` wrote. The file itself and each of its functions throw a `GrantlensError`
 * `file-unreadable` when what they read is not a lookup file, of another version, or damaged.
 */
export function openLookupFile(bytes: FileBytes): LookupFile {
  const frame = readFrame(bytes);
  const tables = openTables(frame, bytes);
  return {
    key: frame.key,
    account: frame.account,
    possibleForAnyone: frame.possibleForAnyone,
    zonesOfSharedNames: frame.zonesOfSharedNames,
    principals: tables.principals,
    permissions: tables.permissions,
    permissionGroups: tables.permissionGroups,
    zones: tables.zones,
    gaps: tables.gaps,
    userGroupAt: tables.userGroupAt,
    policiesAt: tables.policiesAt,
    readPolicy: (row, holder) => readPolicyRow(row, holder, tables),
  };
}
