import { accountRows, openRoles, openUniqueNames, ownerOf, statusOf } from './account-rows.ts';
import type { Handover } from './handover.ts';

/** SecureSlate's list of accounts: an account a row. Of a second factor that is not known nothing is said. */
export function writeSecureslate(handover: Handover): string {
  const nameOf = openUniqueNames(handover);
  return accountRows(handover, {
    'Account name': nameOf,
    'Account owner': ownerOf,
    Role: openRoles(handover, ','),
    'MFA Status': (principal) =>
      principal.kind === 'token' || principal.twoFactor === null ? '' : principal.twoFactor ? 'Yes' : 'No',
    Status: statusOf,
  });
}
