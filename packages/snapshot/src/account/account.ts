import type { ActivityLog } from '../activity/log.ts';
import type { CollectionName, CollectionStatus } from '../file/collection.ts';
import type { ExtraName } from '../file/extras.ts';
import type { ResourceKey } from '../keys/resource-key.ts';
import type { Gap, Issue, Oddity } from './gap.ts';
import type { GapId, PermissionGroupKey, UserGroupKey } from './ids.ts';
import type { Applications, Made, ScimIdentity } from './origin.ts';
import type { AtomicPermission, PermissionGroup } from './permission-group.ts';
import type { Policy } from './policy.ts';
import type { Principal, unshownName } from './principal.ts';
import type { AccountSource } from './source.ts';

/** A user group of the account, with the policies that its members inherit. */
export interface UserGroup {
  readonly key: UserGroupKey;
  readonly id: string | null;
  readonly name: string | null;
  /** How many principals of the account are in it. */
  readonly size: number;
  /** What SCIM says of the group; absent where it does not list it, or was not read. */
  readonly scim?: ScimIdentity;
  /** Absent where the API does not say when it was made. */
  readonly made?: Made;
  /** Of one that a plan would make, and that has no id yet: the resource of the plan. */
  readonly address?: string;
  readonly [unshownName]?: string;
}

/** A zone of the account. */
export interface Zone {
  readonly id: string;
  readonly name: string | null;
  readonly status: string | null;
  readonly type: string | null;
  /** `com.cloudflare.api.account.zone.<id>` */
  readonly key: ResourceKey;
}

/**
 * How much of a collection the account stands on: the one reading of completeness. A file that contradicts itself, or a
 * credential that can be seen to reach only a part, makes `partial` of what the file calls complete.
 */
export interface Coverage {
  readonly collection: CollectionName;
  readonly status: CollectionStatus;
  /** `total_count`, where the API gave one. */
  readonly expected: number | null;
  /** Rows, each once. */
  readonly received: number;
  readonly unreadable: number;
  readonly requests: number;
  readonly problem: string | null;
  /** Set where the credential itself, by its own policies, is known to reach only a part. */
  readonly seesPart?: true;
}

/** How much was seen of what is read besides. No verdict, and no completeness, rests on it. */
export interface ExtraCoverage extends Omit<Coverage, 'collection' | 'seesPart'> {
  readonly extra: ExtraName;
}

/** An account's meaning at one moment: who there is, what their policies give, and what could not be seen. */
export interface Account {
  readonly id: string;
  readonly name: string | null;
  readonly takenAt: { readonly start: string; readonly end: string };
  readonly digest: string;
  /** True when the file's digest did not match and the reader allowed that. */
  readonly modified: boolean;
  readonly tool: { readonly name: string; readonly version: string };
  /** Where it was read from, with what, and everything that was asked. */
  readonly source: AccountSource;
  readonly principals: readonly Principal[];
  readonly userGroups: readonly UserGroup[];
  readonly policies: readonly Policy[];
  readonly permissionGroups: ReadonlyMap<PermissionGroupKey, PermissionGroup>;
  /** The atomic permissions that exist: those of the snapshot and of the catalogues. Sorted. */
  readonly permissions: readonly AtomicPermission[];
  readonly zones: readonly Zone[];
  /** The same zones by their key. */
  readonly zonesByKey: ReadonlyMap<string, Zone>;
  readonly gaps: ReadonlyMap<GapId, Gap>;
  readonly issues: readonly Issue[];
  readonly oddities: readonly Oddity[];
  readonly coverage: readonly Coverage[];
  /** What was read besides: one entry for each extra there is, also where it was not asked for. */
  readonly besides: readonly ExtraCoverage[];
  /** The organisation above the account, whose super administrators no snapshot of it lists (S14); null without one. */
  readonly managedBy: { readonly id: string | null; readonly name: string | null } | null;
  readonly applications: Applications;
  /** E-mail domains of verified SSO connectors. */
  readonly ssoDomains: readonly string[];
  /** What the audit log beside the snapshot says; absent where none was read. */
  readonly activity?: ActivityLog;
}
