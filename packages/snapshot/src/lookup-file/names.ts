import type { Zone } from '../account/account.ts';
import type { Gap } from '../account/gap.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Principal } from '../account/principal.ts';

/** Every name by which a question may mean a principal. */
export function principalNames(principal: Principal): readonly string[] {
  const { kind, id, name } = principal;
  if (kind === 'token') return [id, name].flatMap((text) => (text === null ? [] : `token:${text}`));
  const { userId, email } = principal;
  return [...new Set([id, userId, email?.toLowerCase()].flatMap((text) => text ?? []))];
}

/** Every name by which a question may mean a zone; its key contains its id. */
export function zoneNames({ id, name }: Zone): readonly string[] {
  return [...new Set([id, ...(name === null ? [] : [name.toLowerCase()])])];
}

/** Every name by which a question may mean a permission group, first the one that policies use. */
export function permissionGroupNames({
  key,
  id,
  label,
  name,
}: Pick<PermissionGroup, 'key' | 'id' | 'label' | 'name'>): readonly string[] {
  return [...new Set([key, id, label, name, name?.toLowerCase()].flatMap((text) => text ?? []))];
}

/** A gap is looked up by its id alone. */
export function gapNames({ id }: Gap): readonly string[] {
  return [id];
}
