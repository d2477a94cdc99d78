import type { Standing } from '../account/principal.ts';
import type { TokenRow } from '../api/token.ts';

/** A member can act once the invitation is accepted. Any status not known is not believed (S13). */
export function memberStanding(status: string | null | undefined): Standing {
  if (status === 'accepted') return 'active';
  return status === 'pending' ? 'latent' : 'inactive';
}

/** A token can act when its status says so and the moment lies within its dates (S4). */
export function tokenStanding(token: TokenRow, moment: string): Standing {
  const now = Date.parse(moment);
  const expired = token.expires_on ? Date.parse(token.expires_on) <= now : false;
  const early = token.not_before ? Date.parse(token.not_before) > now : false;
  return token.status === 'active' && !expired && !early ? 'active' : 'inactive';
}
