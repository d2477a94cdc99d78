import {
  collectionGap,
  collectionGaps,
  didYouMean,
  matchesGlob,
  mergeGaps,
} from '@grantlens/engine/internal';
import type { Account, Gap, Principal, PrincipalKey, UserGroup } from '@grantlens/snapshot';
import { groupMembersGapId, lookupIn, unshownName } from '@grantlens/snapshot/internal';
import type { PeopleNamed, PeoplePart } from '../file/check.ts';
import type { Missing } from './missing.ts';
import { maybe, no, type Truth, yes } from './truth.ts';

/** Whom a file means, in an account. */
export interface People {
  /** Whether somebody is one of them. */
  readonly includes: (principal: Principal) => Truth;
  /** Everybody who is one of them, or may be, as far as they can be seen; in the order of the account. */
  readonly listed: readonly Principal[];
  /** Whether somebody who could not be seen may be one of them. */
  readonly mayInclude: (kind: Principal['kind']) => boolean;
  /** Whether everybody of a kind is one of them, seen or not. */
  readonly includesEvery: (kind: Principal['kind']) => boolean;
  /** Those that are named one by one, and not by a user group, a kind or a `*`. */
  readonly alone: readonly Principal[];
  readonly missing: readonly Missing[];
}

/** What one name of people means. */
interface Part {
  readonly sure: readonly Principal[];
  /** Who is in a user group could not be seen whole: any other member may be. */
  readonly openTo: readonly Gap[];
  readonly missing: Missing | null;
}

/** Equal for names of the same people. */
export function peopleKey({ parts }: PeopleNamed): string {
  return JSON.stringify(parts.map((part) => (part.kind === 'kind' ? [part.of] : [part.kind, part.text])));
}

/** Finds whom a file means. */
export function findPeople({ parts }: PeopleNamed, account: Account): People {
  const found = parts.map((part) => findPart(part, account));
  const sure = new Set<PrincipalKey>(found.flatMap((part) => part.sure.map(({ key }) => key)));
  const gaps = mergeGaps(found.flatMap(({ openTo }) => openTo));
  const inDoubt = gaps.length === 0 ? no : maybe(() => gaps);
  const includes = ({ key, kind }: Principal): Truth =>
    sure.has(key) ? yes : kind === 'member' ? inDoubt : no;
  return {
    includes,
    listed: inOrder(sure, gaps.length > 0, account),
    mayInclude: (kind) => parts.some((part) => mayMean(part, kind, account)),
    includesEvery: (kind) => parts.some((part) => part.kind === 'kind' && part.of === kind),
    alone: found.flatMap(({ sure: meant }, at) => (isOne(parts[at]) ? meant : [])),
    missing: found.flatMap(({ missing }) => missing ?? []),
  };
}

function isOne(part: PeoplePart | undefined): boolean {
  return (part?.kind === 'member' || part?.kind === 'token') && !part.text.includes('*');
}

function inOrder(
  sure: ReadonlySet<PrincipalKey>,
  anyMember: boolean,
  account: Account,
): readonly Principal[] {
  if (!anyMember) return lookupIn(account).together([], sure);
  return account.principals.filter(({ kind, key }) => kind === 'member' || sure.has(key));
}

/** Of one whole e-mail, id or name there is one holder, who is seen or not; of everything else there may be more. */
function mayMean(part: PeoplePart, kind: Principal['kind'], account: Account): boolean {
  switch (part.kind) {
    case 'kind':
      return part.of === kind;
    case 'group':
      return kind === 'member';
    case 'member':
    case 'token':
      return part.kind === kind && (part.text.includes('*') || findPart(part, account).sure.length === 0);
  }
}

function findPart(part: PeoplePart, account: Account): Part {
  switch (part.kind) {
    case 'kind':
      return { sure: account.principals.filter(({ kind }) => kind === part.of), openTo: [], missing: null };
    case 'member':
      return findNamed(part.text, 'member', account);
    case 'token':
      return findNamed(part.text, 'token', account);
    case 'group':
      return findMembersOf(part.text, account);
  }
}

function findNamed(text: string, kind: Principal['kind'], account: Account): Part {
  const wanted = text.toLowerCase();
  const isIt = (one: Principal) => {
    const name = one[unshownName] ?? (kind === 'token' ? one.name : one.email);
    if (one.id === text || (one.kind === 'member' && one.userId === text)) return true;
    if (kind === 'token') return name === text || (name !== null && matchesGlob(name, text));
    return name !== null && matchesGlob(name.toLowerCase(), wanted);
  };
  // A glob is compared with everybody, and a name is looked up.
  const candidates = text.includes('*') ? account.principals : lookupIn(account).principalsNamed([text]);
  const sure = candidates.filter((one) => one.kind === kind && isIt(one));
  if (sure.length > 0) return { sure, openTo: [], missing: null };
  const names = account.principals.flatMap((one) =>
    one.kind === kind ? ((kind === 'token' ? one.name : one.email) ?? []) : [],
  );
  const gap = collectionGap(account, kind === 'member' ? 'members' : 'accountTokens');
  return { sure, openTo: [], missing: { what: `no ${kind} is "${text}"${didYouMean(text, names)}`, gap } };
}

function findMembersOf(text: string, account: Account): Part {
  const lookup = lookupIn(account);
  const isIt = (group: UserGroup) => group.id === text || (group[unshownName] ?? group.name) === text;
  const groups = lookup.userGroupsNamed([text]).filter(isIt);
  const unseen = collectionGaps(account, ['userGroups', 'userGroupMembers']);
  if (groups.length === 0) {
    const near = didYouMean(
      text,
      account.userGroups.flatMap(({ name }) => name ?? []),
    );
    const gap = collectionGap(account, 'userGroups');
    const openTo = gap === null ? [] : unseen;
    return { sure: [], openTo, missing: { what: `there is no user group "${text}"${near}`, gap } };
  }
  const sure = groups.flatMap(({ key }) => lookup.membersOf(key));
  return { sure, openTo: [...unseen, ...groups.flatMap((group) => gapsOf(group, account))], missing: null };
}

/** The gaps behind which members of a user group are hidden. */
function gapsOf({ key }: UserGroup, { gaps }: Account): readonly Gap[] {
  const gap = gaps.get(groupMembersGapId(key));
  return gap === undefined ? [] : [gap];
}
