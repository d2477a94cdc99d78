import type { Zone } from '../account/account.ts';
import type { Gap } from '../account/gap.ts';
import type { PermissionGroup } from '../account/permission-group.ts';
import type { Principal } from '../account/principal.ts';
import { zoneKey } from '../keys/resource-key.ts';

/** Everything a principal may be asked for by. */
export function principalNames(principal: Principal): readonly string[] {
  const { kind, id, name } = principal;
  if (kind === 'token') return [id, name].flatMap((text) => (text === null ? [] : `token:${text}`));
  const { userId, email } = principal;
  return [...new Set([id, userId, email?.toLowerCase()].flatMap((text) => text ?? []))];
}

/** The names under which the principal that a person means is found: every principal meant goes by one of them. */
export function principalSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const token = /^token:(.*)$/s.exec(wanted)?.[1]?.trim();
  return token === undefined ? [...new Set([wanted, wanted.toLowerCase()])] : [`token:${token}`];
}

/** Everything a zone may be asked for by; its key says its id. */
export function zoneNames({ id, name }: Zone): readonly string[] {
  return [...new Set([id, ...(name === null ? [] : [name.toLowerCase()])])];
}

/** The names under which the zone that a person means is found. */
export function zoneSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const id = wanted.startsWith(zoneKey('')) ? [wanted.slice(zoneKey('').length)] : [];
  return [...new Set([wanted, wanted.toLowerCase().replace(/\.$/, ''), ...id])];
}

/** Everything a permission group may be asked for by, and first of all what policies call it. */
export function permissionGroupNames({
  key,
  id,
  label,
  name,
}: Pick<PermissionGroup, 'key' | 'id' | 'label' | 'name'>): readonly string[] {
  return [...new Set([key, id, label, name, name?.toLowerCase()].flatMap((text) => text ?? []))];
}

/** The names under which the permission, or the group, that a person means is found. */
export function permissionSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const bare = wanted.replace(/^#/, '');
  const odd = /^(\w+)_(edit|read)$/.exec(bare);
  return [...new Set([wanted, wanted.toLowerCase(), bare, ...(odd === null ? [] : [`${odd[1]}:${odd[2]}`])])];
}

/** A gap is looked up by its id alone. */
export function gapNames({ id }: Gap): readonly string[] {
  return [id];
}
