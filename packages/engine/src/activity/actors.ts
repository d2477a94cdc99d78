import type { Account, Principal } from '@grantlens/snapshot';
import type { Actor } from '@grantlens/snapshot/internal';

/** By what an actor of the audit log was found to be a principal, the surest first. */
export type JoinedBy = 'user-id' | 'token-id' | 'e-mail';

/** The principal that an actor is. */
export interface Joined {
  readonly principal: Principal;
  readonly by: JoinedBy;
}

/**
 * Opens the join from actors of the audit log to principals: by the user id, then by the id of the token, then by the
 * e-mail, upper and lower case alike. Null for who is not in the account, and for what fits several.
 */
export function openActors({ principals }: Pick<Account, 'principals'>): (actor: Actor) => Joined | null {
  const users = new Map<string, Principal | null>();
  const tokens = new Map<string, Principal | null>();
  const emails = new Map<string, Principal | null>();
  const add = (map: Map<string, Principal | null>, key: string | null, principal: Principal) => {
    if (key !== null) map.set(key, map.has(key) ? null : principal);
  };
  for (const principal of principals) {
    if (principal.kind === 'token') add(tokens, principal.id, principal);
    else {
      add(users, principal.userId, principal);
      add(emails, principal.email?.toLowerCase() ?? null, principal);
    }
  }
  return ({ userId, tokenId, email }) => {
    const byUser = userId === null ? null : users.get(userId);
    if (byUser) return { principal: byUser, by: 'user-id' };
    const byToken = tokenId === null ? null : tokens.get(tokenId);
    if (byToken) return { principal: byToken, by: 'token-id' };
    const byEmail = email === null ? null : emails.get(email);
    return byEmail ? { principal: byEmail, by: 'e-mail' } : null;
  };
}
