import type { Access } from '@grantlens/engine';
import { type Grantee, principalWords, printable, resolveHolder } from '@grantlens/engine/internal';
import { GrantlensError, type Principal } from '@grantlens/snapshot';
import { principalRecord, type Row } from '../output/records.ts';

/** Whom a list of changes is about. */
export interface Concerned {
  readonly words: string;
  readonly record: Row;
  readonly isOne: (principal: Principal) => boolean;
}

/**
 * The member or token that a text means, or everybody who is in a user group on either side. Who is gone afterwards is
 * still known from before.
 *
 * @throws GrantlensError `principal-unknown` or `user-group-unknown`
 */
export function concernedBy(text: string, before: Access, after: Access): Concerned {
  const holder = holderOnEither(text, before, after);
  if (holder.kind === 'principal') {
    const { principal } = holder;
    return {
      words: principalWords(principal),
      record: { principal: principalRecord(principal) },
      isOne: ({ key }) => key === principal.key,
    };
  }
  const { key, id, name } = holder.userGroup;
  const members = [before, after].flatMap(({ account }) =>
    account.principals
      .filter((one) => one.kind === 'member' && one.groups.includes(key))
      .map((one) => one.key),
  );
  const keys = new Set(members);
  return {
    words: printable(`everybody who was or is in the user group ${name ?? key}`),
    record: { userGroup: { id, name: name ?? undefined } },
    isOne: (principal) => keys.has(principal.key),
  };
}

function holderOnEither(text: string, before: Access, after: Access): Grantee {
  try {
    return resolveHolder(text, after.account);
  } catch (error) {
    if (!(error instanceof GrantlensError)) throw error;
    try {
      return resolveHolder(text, before.account);
    } catch {
      throw error;
    }
  }
}
