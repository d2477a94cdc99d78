import type { Account, Holder } from '@grantlens/snapshot';
import type { Subject } from './finding.ts';
import { principalSubject, userGroupSubject } from './subjects.ts';

/** Finds whose a policy is; null where that is not known. */
export function openHolders({ principals, userGroups }: Account): (holder: Holder) => Subject | null {
  const byKey = new Map<string, Subject>();
  for (const principal of principals) byKey.set(principal.key, principalSubject(principal));
  const groups = new Map<string, Subject>(userGroups.map((group) => [group.key, userGroupSubject(group)]));
  return (holder) => {
    if (holder.kind === 'possible') return null;
    return (holder.kind === 'principal' ? byKey.get(holder.principal) : groups.get(holder.group)) ?? null;
  };
}
