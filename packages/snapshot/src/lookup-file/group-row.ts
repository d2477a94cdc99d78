import type { Contents, PermissionGroup } from '../account/permission-group.ts';

type Listed = Extract<Contents, { kind: 'listed' }>;

/** A permission group with lists for sets. */
export interface GroupRow extends Omit<PermissionGroup, 'types' | 'contents'> {
  readonly types: readonly string[] | null;
  readonly contents:
    | Extract<Contents, { kind: 'everything' }>
    | { readonly kind: 'all-but'; readonly permissions: readonly string[] }
    | (Omit<Listed, 'permissions' | 'groups'> & {
        readonly permissions: readonly string[];
        readonly groups: readonly PermissionGroup['key'][];
      });
}

/** A permission group as a row. */
export function groupRow(group: PermissionGroup): GroupRow {
  const { contents } = group;
  const row = { ...group, types: group.types === null ? null : [...group.types] };
  switch (contents.kind) {
    case 'everything':
      return { ...row, contents };
    case 'all-but':
      return { ...row, contents: { ...contents, permissions: [...contents.permissions] } };
    case 'listed': {
      const { permissions, groups } = contents;
      return { ...row, contents: { ...contents, permissions: [...permissions], groups: [...groups] } };
    }
  }
}

/** Reads the permission group of a row. */
export function readGroupRow(row: GroupRow): PermissionGroup {
  const { contents } = row;
  const group = { ...row, types: row.types === null ? null : new Set(row.types) };
  switch (contents.kind) {
    case 'everything':
      return { ...group, contents };
    case 'all-but':
      return { ...group, contents: { ...contents, permissions: new Set(contents.permissions) } };
    case 'listed': {
      const { permissions, groups } = contents;
      return {
        ...group,
        contents: { ...contents, permissions: new Set(permissions), groups: new Set(groups) },
      };
    }
  }
}
