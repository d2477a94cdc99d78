import type { PermissionGroup } from '@grantlens/snapshot';

/** The areas that a permission group can write in; `any` where it may be every one, `none` where it only reads. */
export type WrittenAreas = ReadonlySet<string> | 'any' | 'none';

/** Where a permission group lets somebody change something. */
export function writtenAreas(group: PermissionGroup | null): WrittenAreas {
  if (group === null || group.contents.kind !== 'listed') return 'any';
  const { permissions, groups, complete } = group.contents;
  if (!complete || groups.size > 0) return 'any';
  const areas = [...permissions].flatMap((name) => {
    const [area = '', verb] = name.split(':');
    return verb === 'read' ? [] : [area];
  });
  return areas.length === 0 ? 'none' : new Set(areas);
}

/** The areas of several permission groups together. */
export function joinedAreas(all: readonly WrittenAreas[]): WrittenAreas {
  if (all.includes('any')) return 'any';
  const areas = all.flatMap((one) => (typeof one === 'string' ? [] : [...one]));
  return areas.length === 0 ? 'none' : new Set(areas);
}
