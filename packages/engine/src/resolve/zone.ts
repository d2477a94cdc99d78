import type { Account, Zone } from '@grantlens/snapshot';
import { firstMeant } from './meant.ts';

/** Every zone that a key, an id or a name means; ids win over names. */
export function zonesNamed(text: string, { zones }: Pick<Account, 'zones'>): readonly Zone[] {
  const name = text.toLowerCase().replace(/\.$/, '');
  return firstMeant(zones, [
    (zone) => zone.key === text,
    (zone) => zone.id === text,
    (zone) => zone.name?.toLowerCase() === name,
  ]);
}
