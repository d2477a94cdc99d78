import type { AtomicPermission } from '../account/permission-group.ts';
import { readRoleRow } from '../api/role.ts';
import type { CatalogueEntry } from '../catalogue/entry.ts';
import { administratorLacks } from '../catalogue/everything.ts';
import { memberGroups } from '../catalogue/member-groups.ts';
import { tokenGroups } from '../catalogue/token-groups.ts';
import { namesInMap } from './atomic.ts';
import { isGlob } from './glob.ts';
import type { GroupDirectory } from './group-directory.ts';

/** The atomic permissions that exist: those the snapshot mentions and those the catalogues name. */
export function gatherVocabulary(
  directory: GroupDirectory,
  roles: readonly unknown[],
  namesInZones: readonly AtomicPermission[],
  userCatalogue: readonly CatalogueEntry[],
): ReadonlySet<AtomicPermission> {
  const vocabulary = new Set<AtomicPermission>([...administratorLacks, ...namesInZones]);
  for (const descriptions of directory.descriptions.values()) {
    for (const { permissions } of descriptions) {
      for (const permission of permissions?.permissions ?? []) vocabulary.add(permission);
    }
  }
  for (const raw of roles) {
    for (const permission of namesInMap(readRoleRow(raw)?.permissions)) vocabulary.add(permission);
  }
  for (const entry of [...memberGroups, ...tokenGroups, ...userCatalogue]) {
    for (const permission of entry.permissions) if (!isGlob(permission)) vocabulary.add(permission);
  }
  return vocabulary;
}
