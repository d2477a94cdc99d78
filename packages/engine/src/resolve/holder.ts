import { type Account, GrantlensError } from '@grantlens/snapshot';
import type { Grantee } from '../edit/edit.ts';
import { didYouMean } from '../words/nearest.ts';
import { principalNames, principalsMeant, resolvePrincipal } from './principal.ts';
import { resolveUserGroup, userGroupsMeant } from './user-group.ts';

/**
 * The member, token or user group that a person means. `group NAME` is a user group in any case; a whole name
 * wins over a part of one, and of two whole names the id wins. A text that is a name as it stands does not begin with a word
 * for what it names.
 *
 * @throws GrantlensError `principal-unknown` or `user-group-unknown` when nobody, or several, are meant
 */
export function resolveHolder(text: string, account: Account, isName = false): Grantee {
  const words = text.trim();
  const name = isName ? words : withoutNoun(words);
  const userGroup = (): Grantee => ({ kind: 'user-group', userGroup: resolveUserGroup(name, account) });
  const principal = (): Grantee => ({ kind: 'principal', principal: resolvePrincipal(words, account) });
  if (words.startsWith('token:')) return principal();
  if (name !== words) return userGroup();
  const people = principalsMeant(words, account);
  const groups = userGroupsMeant(words, account);
  if (groups.length === 0 && people.found.length > 0) return principal();
  if (groups.length > 0 && (people.by === 'part' || people.found.length === 0)) return userGroup();
  if (groups.length > 0) return ofBoth(words, { principal, userGroup });
  // Who writes an @ means a person.
  if (words.includes('@')) return principal();
  const names = account.userGroups.flatMap((group) => group.name ?? []);
  const near = didYouMean(words, [...principalNames(account), ...names]);
  throw new GrantlensError(
    'principal-unknown',
    `no member or user group of the account is "${words}"${near}`,
  );
}

/** A name without the words that say that it is one of a user group. */
export function withoutNoun(words: string): string {
  return words.replace(/^(?:the )?(?:user )?group /i, '');
}

/** Both a member and a user group have the name: one of them by id, or neither is meant. */
function ofBoth(
  words: string,
  { principal, userGroup }: { readonly principal: () => Grantee; readonly userGroup: () => Grantee },
): Grantee {
  const [byId, ...others] = [principal(), userGroup()].filter((one) => idsOf(one).includes(words));
  if (byId !== undefined && others.length === 0) return byId;
  throw new GrantlensError(
    'principal-unknown',
    `"${words}" is a member and a user group: use an id, or begin with "group "`,
  );
}

function idsOf(grantee: Grantee): readonly (string | null)[] {
  if (grantee.kind === 'user-group') return [grantee.userGroup.id];
  const { principal } = grantee;
  return principal.kind === 'member' ? [principal.id, principal.userId] : [principal.id];
}
