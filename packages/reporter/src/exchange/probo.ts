import { openPrivileges } from '@grantlens/engine/internal';
import type { Principal } from '@grantlens/snapshot';
import { accountRows, openRoles } from './account-rows.ts';
import { addressOf } from './address.ts';
import type { Handover } from './handover.ts';

/** Probo's list of accounts: an account a row. */
export function writeProbo(handover: Handover): string {
  const privilegesOf = openPrivileges(handover.access);
  return accountRows(handover, {
    email: emailOf,
    full_name: (principal) => principal.name ?? '',
    role: openRoles(handover, ';'),
    job_title: () => '',
    is_admin: (principal) => {
      const administration = privilegesOf(principal).filter(
        ({ kind }) => kind === 'super-administrator' || kind === 'administrator',
      );
      if (administration.some(({ verdict }) => verdict === 'allowed')) return 'true';
      return administration.some(({ verdict }) => verdict === 'unknown') ? '' : 'false';
    },
    active: (principal) => String(principal.standing === 'active'),
    external_id: (principal) => principal.id ?? principal.key,
    account_type: (principal) => (principal.kind === 'token' ? 'SERVICE_ACCOUNT' : ''),
  });
}

/** A row without an address is dropped without a word by its reader: what has none gets one that no mail goes to. */
function emailOf(principal: Principal): string {
  const address = addressOf(principal);
  if (address !== null) return address;
  const name = (principal.id ?? principal.key).replace(/[^A-Za-z0-9]+/g, '-');
  return `${principal.kind}-${name}@cloudflare.invalid`;
}
