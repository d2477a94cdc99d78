import type { PermissionGroupKey } from '../account/ids.ts';
import type { AtomicPermission, GroupSide } from '../account/permission-group.ts';
import type { CatalogueIndex } from '../catalogue/match.ts';
import type { Description, GroupDirectory } from './group-directory.ts';
import type { RoleBook, RoleGroup } from './roles.ts';

/** What the groups are made from. */
export interface GroupSources {
  readonly directory: GroupDirectory;
  readonly roles: RoleBook;
  readonly roleGroups: readonly RoleGroup[];
  readonly shipped: Readonly<Record<GroupSide, CatalogueIndex>>;
  readonly user: CatalogueIndex;
  readonly vocabulary: ReadonlySet<AtomicPermission>;
}

/** What a group is known by, in every way it may be matched. */
export interface Identity {
  readonly key: PermissionGroupKey;
  readonly side: GroupSide;
  readonly id: string | null;
  readonly label: string | null;
  readonly name: string | null;
  /** Null where another group of the same side has the name. */
  readonly uniqueName: string | null;
  /** A role that represents itself. */
  readonly isRole: boolean;
  readonly descriptions: readonly Description[];
}
