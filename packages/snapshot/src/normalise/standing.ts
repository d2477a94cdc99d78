import type { Standing } from '../account/principal.ts';
import type { TokenRow } from '../api/token.ts';
import { readTime } from '../time.ts';

/** A member can act once the invitation is accepted. Any status not known is not believed (S13). */
export function memberStanding(status: string | null | undefined): Standing {
  if (status === 'accepted') return 'active';
  return status === 'pending' ? 'latent' : 'inactive';
}

/** The dates of a token that decide whether it can act. */
export const tokenDates = ['not_before', 'expires_on'] as const;

/** Whether a token can act, and the dates that leave it open because they cannot be read. */
export interface TokenStanding {
  readonly standing: Standing;
  readonly unreadable: readonly (typeof tokenDates)[number][];
}

/**
 * A token can act when its status says so and the moment lies within its dates (S4). A date that cannot be read takes
 * nobody off a list: the token counts as one that can act, in doubt.
 */
export function tokenStanding(token: TokenRow, now: number): TokenStanding {
  const notBefore = readTime(token.not_before);
  const expiresOn = readTime(token.expires_on);
  const isOver = expiresOn !== null && expiresOn <= now;
  const isEarly = notBefore !== null && notBefore > now;
  if (token.status !== 'active' || isOver || isEarly) return { standing: 'inactive', unreadable: [] };
  const isSaid = (name: (typeof tokenDates)[number]) => token[name] !== undefined && token[name] !== null;
  const unreadable = tokenDates.filter((name) => isSaid(name) && readTime(token[name]) === null);
  return { standing: 'active', unreadable };
}
