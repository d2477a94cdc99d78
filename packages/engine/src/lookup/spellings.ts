import { zoneKey } from '@grantlens/snapshot';

/** The names to look up for the principal that a person means: every principal meant has one of them. */
export function principalSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const token = /^token:(.*)$/s.exec(wanted)?.[1]?.trim();
  return token === undefined ? [...new Set([wanted, wanted.toLowerCase()])] : [`token:${token}`];
}

/** The names to look up for the zone that a person means. */
export function zoneSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const id = wanted.startsWith(zoneKey('')) ? [wanted.slice(zoneKey('').length)] : [];
  return [...new Set([wanted, wanted.toLowerCase().replace(/\.$/, ''), ...id])];
}

/** The names to look up for the permission, or the permission group, that a person means. */
export function permissionSpellings(text: string): readonly string[] {
  const wanted = text.trim();
  const bare = wanted.replace(/^#/, '');
  // A word that is taken for a permission group may be the name of an area too, and the answer says so.
  const area = `${wanted.toLowerCase().replaceAll(' ', '_')}:edit`;
  const odd = /^(\w+)_(edit|read)$/.exec(bare);
  return [
    ...new Set([wanted, wanted.toLowerCase(), bare, area, ...(odd === null ? [] : [`${odd[1]}:${odd[2]}`])]),
  ];
}
