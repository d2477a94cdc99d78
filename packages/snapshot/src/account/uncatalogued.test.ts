import { expect, test } from 'vitest';
import { permissionGroupKey } from './ids.ts';
import type { ContentSource, PermissionGroup } from './permission-group.ts';
import { uncatalogued } from './uncatalogued.ts';

function groups(...all: readonly (readonly [PermissionGroup['side'], string | null, ContentSource])[]) {
  const made = all.map(([side, name, source], n): PermissionGroup => {
    const contents = { kind: 'listed', permissions: new Set<string>(), groups: new Set<never>() } as const;
    const key = permissionGroupKey(`id-${n}`);
    const known = { ...contents, complete: source !== 'none', why: null };
    return { key, side, id: key, label: null, name, types: null, contents: known, source };
  });
  return { permissionGroups: new Map(made.map((group) => [group.key, group])) };
}

test('groups of which nothing says what they contain come back by side and name, and by id without a name', () => {
  const account = groups(
    ['token', 'Berth Write', 'none'],
    ['member', 'Quay Master', 'none'],
    ['member', null, 'none'],
    ['member', 'Dock Hand', 'none'],
  );
  const found = uncatalogued(account).map(({ side, name, key }) => `${side} ${name ?? key}`);
  expect(found).toEqual(['member Dock Hand', 'member Quay Master', 'member id-2', 'token Berth Write']);
});

test.each(['catalogue', 'role-map', 'permissions', 'built-in', 'user-catalogue'] as const)(
  'a permission group whose contents come from the %s is not listed as uncatalogued',
  (source) => {
    expect(uncatalogued(groups(['member', 'Quay Master', source]))).toEqual([]);
  },
);
