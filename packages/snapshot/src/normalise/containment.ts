import type { PermissionGroupKey } from '../account/ids.ts';
import type { Contents, PermissionGroup } from '../account/permission-group.ts';

type Groups = ReadonlyMap<PermissionGroupKey, PermissionGroup>;

/** Gives every group the contents of the groups it contains, however deep; circles are fine. */
export function closeContents(groups: Groups): Groups {
  const closed = new Map<PermissionGroupKey, PermissionGroup>();
  for (const [key, group] of groups) {
    const contains = group.contents.kind === 'listed' && group.contents.groups.size > 0;
    closed.set(key, contains ? { ...group, contents: unionOf(reachable(key, groups), groups) } : group);
  }
  return closed;
}

function reachable(start: PermissionGroupKey, groups: Groups): ReadonlySet<PermissionGroupKey> {
  const reached = new Set([start]);
  for (const key of reached) {
    const contents = groups.get(key)?.contents;
    if (contents?.kind === 'listed') for (const inner of contents.groups) reached.add(inner);
  }
  return reached;
}

function unionOf(keys: ReadonlySet<PermissionGroupKey>, groups: Groups): Contents {
  const all = [...keys].map((key) => groups.get(key)?.contents).filter((contents) => contents !== undefined);
  const whole = all.find(({ kind }) => kind === 'everything') ?? all.find(({ kind }) => kind === 'all-but');
  if (whole !== undefined) return whole;
  const listed = all.filter((contents) => contents.kind === 'listed');
  return {
    kind: 'listed',
    permissions: new Set(listed.flatMap(({ permissions }) => [...permissions])),
    groups: keys,
    complete: listed.every(({ complete }) => complete),
    why: listed.find(({ complete }) => !complete)?.why ?? null,
  };
}
