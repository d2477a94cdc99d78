import { type Access, resolvePrincipal } from '@grantlens/engine';
import { collectionGaps } from '@grantlens/engine/internal';
import { type Account, GrantlensError, type Member } from '@grantlens/snapshot';
import { lookupIn, SeveralMeant } from '@grantlens/snapshot/internal';
import { gapRecord } from '../output/records.ts';
import { momentAccountOf } from './moment-account.ts';
import type { MemberSeen, PeoplePart, PeopleWanted } from './task.ts';

/** The members of an account who are looked for. */
export function seePeople({ account }: Access, { who, userIds, emails }: PeopleWanted): PeoplePart {
  const named = who === null ? null : membersNamed(who, account);
  const seen = new Map<Member, MemberSeen['named']>();
  for (const member of membersKnown({ userIds, emails }, account)) seen.set(member, 'not');
  for (const member of named?.members ?? []) seen.set(member, named?.how ?? 'not');
  const gaps = collectionGaps(account, ['members']).map(gapRecord);
  return {
    kind: 'people',
    account: momentAccountOf(account),
    complete: gaps.length === 0,
    gaps,
    members: [...seen].map(([{ key, userId, email }, how]) => ({ key, userId, email, named: how })),
    nobody: named?.nobody ?? null,
    several: named?.several ?? null,
  };
}

interface Named {
  readonly members: readonly Member[];
  readonly how: 'exactly' | 'otherwise';
  readonly nobody?: string;
  readonly several?: string;
}

/** Whom the words mean in an account: everybody whose user id or e-mail address they are, else whom they name there. */
function membersNamed(who: string, account: Account): Named {
  const lower = who.trim().toLowerCase();
  const exact = membersKnown({ userIds: [who.trim()], emails: [lower] }, account);
  if (exact.length > 0) return { members: exact, how: 'exactly' };
  try {
    const principal = resolvePrincipal(who, account);
    const members = principal.kind === 'member' ? [principal] : [];
    return { members, how: 'otherwise' };
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    const why = error.message;
    const nobody = { members: [], how: 'otherwise' } as const;
    return error instanceof SeveralMeant ? { ...nobody, several: why } : { ...nobody, nobody: why };
  }
}

function membersKnown(
  { userIds, emails }: Pick<PeopleWanted, 'userIds' | 'emails'>,
  account: Account,
): readonly Member[] {
  const [ids, addresses] = [new Set(userIds), new Set(emails)];
  if (ids.size + addresses.size === 0) return [];
  return lookupIn(account)
    .principalsNamed([...ids, ...addresses])
    .filter((one): one is Member => one.kind === 'member')
    .filter(
      ({ userId, email }) =>
        (userId !== null && ids.has(userId)) || (email !== null && addresses.has(email.toLowerCase())),
    );
}
