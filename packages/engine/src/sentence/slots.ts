import type { Account, Member, Principal, Token, UserGroup, Zone } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import { readEdits } from '../resolve/edit.ts';
import { resolveHolder } from '../resolve/holder.ts';
import { principalsNamed, resolvePrincipal } from '../resolve/principal.ts';
import { resolveResource } from '../resolve/resource.ts';
import { resourceText } from '../resolve/resource-words.ts';
import { isOneThing, resolveThing } from '../resolve/thing.ts';
import { resolveUserGroup, userGroupsMeant } from '../resolve/user-group.ts';
import { zonesNamed } from '../resolve/zone.ts';
import { isAnyTime, readPeriod } from './period.ts';
import { areaSaid, notAPermission, permissionSaid, roleSaid, verbSaid } from './permission-said.ts';
import { spelled } from './spelled.ts';

/** Finds what a part of a name means; null where it means nothing, or several things. */
export interface Parts {
  readonly member: (words: string) => Principal | null;
  readonly zone: (words: string) => Zone | null;
}

/** What can stand at a place of a sentence. */
export interface Slot {
  /** How the command line spells what words mean; null where they mean nothing, or several things. */
  readonly means: (words: string, account: Account, parts: Parts) => string | null;
  /** Why they mean nothing of this kind, for a person. */
  readonly why: (words: string, account: Account) => string;
}

const leadingKind =
  /^(?:the |our |a )?(?:(?:member|user|person|account|api token|service token|token|user group|group|team)s? )?/i;
const kindAfter = /^(?:the |our )?(.+?) (?:user group|group|team|api token|token|zone|domain|site)$/i;

/** The name of a slot. */
export type SlotName =
  | 'permission'
  | 'verb'
  | 'area'
  | 'role'
  | 'resource'
  | 'principal'
  | 'other'
  | 'member'
  | 'token'
  | 'group'
  | 'holder'
  | 'thing'
  | 'time'
  | 'edit'
  | 'text';

/** The slots of the forms, by the name that they have there. */
export const slots: Readonly<Record<SlotName, Slot>> = {
  permission: { means: permissionSaid, why: notAPermission },
  verb: { means: verbSaid, why: notAPermission },
  area: { means: areaSaid, why: (words) => `"${words}" is not the name of one area of permissions` },
  role: { means: roleSaid, why: (words) => `"${words}" is not the name of one role` },
  resource: { means: resourceMeant, why: reasonOf((words, account) => resolveResource(words, account)) },
  principal: {
    means: principalMeant,
    why: reasonOf((words, account) => resolvePrincipal(bareName(words), account)),
  },
  other: {
    means: principalMeant,
    why: reasonOf((words, account) => resolvePrincipal(bareName(words), account)),
  },
  member: {
    means: (words, account, parts) => {
      const member = memberMeant(words, account, parts);
      return member === null ? null : spelledMember(member, account);
    },
    why: reasonOf((words, account) => resolvePrincipal(bareName(words), account)),
  },
  token: {
    means: (words, account) => {
      const token = tokenMeant(words, account);
      return token === null ? null : spelledToken(token, account);
    },
    why: reasonOf((words, account) => resolvePrincipal(`token:${bareName(words)}`, account)),
  },
  group: {
    means: groupMeant,
    why: reasonOf((words, account) => resolveUserGroup(bareName(words), account)),
  },
  holder: {
    means: holderMeant,
    why: reasonOf((words, account) => resolveHolder(bareName(words), account)),
  },
  thing: { means: thingMeant, why: reasonOf((words, account) => resolveThing(words, account)) },
  time: {
    means: (words, { takenAt }) => {
      const said = words.toLowerCase();
      return isAnyTime(said) || readPeriod(said, knownTime(takenAt.end)) !== null ? said : null;
    },
    why: (words) => `"${words}" is not a time such as last quarter, 30 days ago or 2026-03-31`,
  },
  edit: {
    means: (words, account) => (isRead(() => readEdits([words], account)) ? words : null),
    why: reasonOf((words, account) => readEdits([words], account)),
  },
  text: { means: (words) => (/^[\w .-]+$/.test(words) ? words : null), why: (words) => `"${words}"` },
};

function resourceMeant(words: string, account: Account, parts: Parts): string | null {
  const whole = resourceText(words);
  const typed = whole === words ? words.replace(kindAfter, '$1') : whole;
  if (/^(?:anywhere|everywhere)$/i.test(typed)) return 'anywhere';
  if (typed === 'account' || typed === 'zone:*') return typed;
  if (typed.includes('*') || typed.startsWith('com.cloudflare.')) {
    const glob = typed.startsWith('com.') || typed.startsWith('zone:') ? typed : `zone:${typed}`;
    return isRead(() => resolveResource(glob, account)) ? glob : null;
  }
  const found = zonesNamed(typed.replace(/^zone:/i, ''), account);
  const [zone = parts.zone(typed), ...others] = found;
  if (others.length > 0 || zone === null) return null;
  return spelled([zone.name, zone.id, zone.key], (text) => {
    const meant = resolveResource(text, account);
    return meant.kind === 'zone' && meant.key === zone.key;
  });
}

function principalMeant(words: string, account: Account, parts: Parts): string | null {
  const member = memberMeant(words, account, parts);
  if (member !== null) return spelledMember(member, account);
  const token = tokenMeant(words, account);
  return token === null ? null : spelledToken(token, account);
}

/** A member of exactly this name; else of these words without what says that it is one; else by a part of a name. */
function memberMeant(words: string, account: Account, parts: Parts): Member | null {
  if (/^(?:the )?(?:api |service )?token\b/i.test(words)) return null;
  for (const name of [words, bareName(words)]) {
    const [found, ...others] = principalsNamed(name, account);
    if (found?.kind === 'member' && others.length === 0) return found;
    if (others.length > 0) return null;
  }
  const found = parts.member(bareName(words));
  return found?.kind === 'member' ? found : null;
}

function tokenMeant(words: string, account: Account): Token | null {
  for (const name of [words, bareName(words)]) {
    const [found, ...others] = principalsNamed(`token:${name.replace(/^token:/i, '')}`, account);
    if (found?.kind === 'token' && others.length === 0) return found;
  }
  return null;
}

function groupMeant(words: string, account: Account): string | null {
  const group = userGroupMeant(words, account);
  return group === null ? null : spelledGroup(group, account);
}

function userGroupMeant(words: string, account: Account): UserGroup | null {
  for (const name of [words, bareName(words)]) {
    const [found, ...others] = userGroupsMeant(name, account);
    if (found !== undefined && others.length === 0) return found;
  }
  return null;
}

/** Who says that it is a group means one; else a whole name of a member, a token or a group, else a part of a member's. */
function holderMeant(words: string, account: Account, parts: Parts): string | null {
  const asGroup = () => {
    const group = groupMeant(words, account);
    return group === null ? null : `group ${group}`;
  };
  if (/^(?:the )?(?:user )?(?:group|team) | (?:group|team)$/i.test(words)) return asGroup();
  const whole = { member: () => null, zone: parts.zone };
  return principalMeant(words, account, whole) ?? asGroup() ?? principalMeant(words, account, parts);
}

function thingMeant(words: string, account: Account, parts: Parts): string | null {
  const [, article = ''] = /^((?:the |our )?)/i.exec(words) ?? [];
  const name = words.slice(article.length);
  const holder = holderMeant(words, account, parts);
  return [words, name, holder].find((one) => one !== null && isOneThing(one, account)) ?? null;
}

/** A name without the words that say of what kind it is. */
function bareName(words: string): string {
  return words.replace(kindAfter, '$1').replace(leadingKind, '') || words;
}

function spelledMember(member: Member, account: Account): string | null {
  return spelled([member.email, member.id, member.userId, member.key], (text) =>
    isPrincipal(text, member, account),
  );
}

function spelledToken(token: Token, account: Account): string | null {
  const names = [token.name, token.id].map((name) => (name === null ? null : `token:${name}`));
  return spelled(names, (text) => isPrincipal(text, token, account));
}

function isPrincipal(text: string, wanted: Principal, account: Account): boolean {
  return resolvePrincipal(text, account).key === wanted.key;
}

function spelledGroup(group: UserGroup, account: Account): string | null {
  return spelled(
    [group.name, group.id, group.key],
    (text) => resolveUserGroup(text, account).key === group.key,
  );
}

function isRead(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}

function reasonOf(resolve: (words: string, account: Account) => unknown) {
  return (words: string, account: Account): string => {
    try {
      resolve(words, account);
    } catch (error) {
      if (error instanceof Error) return error.message;
    }
    return `"${words}" means several things`;
  };
}
