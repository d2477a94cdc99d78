import { accountRows, openRoles, openUniqueNames, ownerOf, statusOf } from './account-rows.ts';
import type { Handover } from './handover.ts';

/** Vanta's Access File: an account a row. */
export function writeVanta(handover: Handover): string {
  const nameOf = openUniqueNames(handover);
  return accountRows(handover, {
    'Account name': nameOf,
    'Account owner': ownerOf,
    Role: openRoles(handover, ','),
    Status: statusOf,
  });
}
