import type { Account, Zone } from '@grantlens/snapshot';
import { lookupIn } from '@grantlens/snapshot/internal';
import { firstMeant } from './meant.ts';

/** Every zone that a key, an id or a name means; ids win over names. */
export function zonesNamed(text: string, account: Account): readonly Zone[] {
  const name = text.toLowerCase().replace(/\.$/, '');
  return firstMeant(lookupIn(account).zonesNamed([text, name]), [
    (zone) => zone.key === text,
    (zone) => zone.id === text,
    (zone) => zone.name?.toLowerCase() === name,
  ]);
}
