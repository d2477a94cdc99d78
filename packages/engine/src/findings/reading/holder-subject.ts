import type { Account } from '@grantlens/snapshot';
import type { Holder } from '@grantlens/snapshot/internal';
import type { FindingSubject } from '../finding.ts';
import { principalSubject, userGroupSubject } from '../subjects.ts';

/** Finds whose a policy is; null where that is not known. */
export function openHolderSubjects({
  principals,
  userGroups,
}: Account): (holder: Holder) => FindingSubject | null {
  const byKey = new Map<string, FindingSubject>();
  for (const principal of principals) byKey.set(principal.key, principalSubject(principal));
  const groups = new Map<string, FindingSubject>(
    userGroups.map((group) => [group.key, userGroupSubject(group)]),
  );
  return (holder) => {
    if (holder.kind === 'possible') return null;
    return (holder.kind === 'principal' ? byKey.get(holder.principal) : groups.get(holder.group)) ?? null;
  };
}
