import { addTo } from '@grantlens/snapshot/internal';
import { emailKey, type Person } from './person.ts';

/** The rows of HR data by the key of each of their addresses; those without an address are left out. */
export function byAddress<P extends Person>(people: readonly P[]): ReadonlyMap<string, readonly P[]> {
  const found = new Map<string, P[]>();
  for (const person of people) {
    for (const key of new Set(person.emails.map(emailKey))) addTo(found, key, person);
  }
  return found;
}
