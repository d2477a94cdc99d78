import type { Account, Gap, Token } from '@grantlens/snapshot';
import { gapId, knownTime, overlaid, readTime } from '@grantlens/snapshot/internal';

/** The account after a token was enabled: it can act where its dates let it, in doubt where they cannot be read (S4). */
export function withEnabled(account: Account, { key }: Token): Account {
  const token = account.principals.find((one) => one.key === key);
  if (token?.kind !== 'token' || token.status === 'active') return account;
  const { notBefore, expiresOn } = token;
  const now = knownTime(account.takenAt.end);
  const isOver = (readTime(expiresOn) ?? Number.POSITIVE_INFINITY) <= now;
  const isEarly = (readTime(notBefore) ?? Number.NEGATIVE_INFINITY) > now;
  const isUnread = [notBefore, expiresOn].some((date) => date !== null && readTime(date) === null);
  const gap = isUnread && !isOver && !isEarly ? doubtOf(token) : null;
  const enabled: Token = {
    ...token,
    status: 'active',
    standing: isOver || isEarly ? 'inactive' : 'active',
    standingGap: gap?.id ?? null,
  };
  return overlaid(account, {
    principals: account.principals.map((one) => (one === token ? enabled : one)),
    ...(gap === null ? {} : { gaps: new Map([...account.gaps, [gap.id, gap]]) }),
  });
}

function doubtOf({ key, name, id }: Token): Gap {
  return {
    id: gapId(`date-unreadable:enabled ${key}`),
    collection: 'accountTokens',
    cause: 'date-unreadable',
    clouds: `whether the token ${name ?? id} can act: its dates cannot be read`,
  };
}
