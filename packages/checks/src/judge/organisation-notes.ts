import { privilegeKinds, privilegePermissions } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { partsOf } from '../names/permissions.ts';
import type { ResolvedCheck } from './resolved-check.ts';

/**
 * What no snapshot shows of a check about an administrator's permission (S14): an organisation above the account has super
 * administrators, who have it too without being listed. It settles nothing, and is said.
 */
export function organisationNotes(resolved: ResolvedCheck, account: Account): readonly string[] {
  const { managedBy } = account;
  if (managedBy === null || !isOfAdministrators(resolved, account)) return [];
  const organisation = managedBy.name ?? managedBy.id ?? 'an organisation';
  return [
    `super administrators of ${organisation}, which manages the account, have it too, and are not listed in it`,
  ];
}

/** Whether it asks for what makes somebody privileged, or for a permission group that holds some of it. */
function isOfAdministrators(resolved: ResolvedCheck, account: Account): boolean {
  if (resolved.about !== 'access') return false;
  const privileges = new Set(
    privilegeKinds
      .flatMap((kind) => privilegePermissions(kind, account))
      .flatMap((one) => (one.kind === 'atomic' ? [one.name] : [])),
  );
  return resolved.permissions.flatMap(partsOf).some((part) => {
    if (part.kind === 'atomic') return privileges.has(part.name);
    const { contents } = part.group;
    return contents.kind !== 'listed' || [...contents.permissions].some((name) => privileges.has(name));
  });
}
