import type { Account } from '@grantlens/snapshot';
import { areaWords } from '@grantlens/snapshot/internal';
import type { Permission } from '../decision/permission.ts';
import { everydayArea } from '../words/everyday.ts';
import { areaNamed } from './area.ts';

/**
 * What a word could have meant besides: `dns` is the name of a role, and of an area of permissions. Null
 * where it was not taken for a permission group, or means nothing else.
 */
export function otherReading(text: string, taken: Permission, account: Account): Permission | null {
  if (taken.kind !== 'group') return null;
  const area = areaNamed(text.trim().toLowerCase(), account);
  if (area === undefined) return null;
  const name = account.permissions.find((permission) => permission === `${area}:edit`);
  return name === undefined ? null : { kind: 'atomic', name };
}

/** Whether a word names an area of permissions by another name than its own, as `dns` or `workers scripts` does. */
export function isWordForArea(text: string): boolean {
  const word = text.trim().toLowerCase();
  return (
    everydayArea(word) !== undefined || Object.values(areaWords).some((one) => one.toLowerCase() === word)
  );
}
