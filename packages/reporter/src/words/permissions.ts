import type { Verdict } from '@grantlens/engine';
import { type AskedPermission, type PrivilegeKind, privilegeWords } from '@grantlens/engine/internal';
import type { Effect, PermissionGroup } from '@grantlens/snapshot';
import { areaWords, permissionGroupName } from '@grantlens/snapshot/internal';
import { andList } from './lists.ts';
import type { Place } from './places.ts';

// Every sentence about what somebody can do is made here.

/** What a sentence about a grant is made of. */
export interface GrantWords {
  readonly effect: Effect;
  readonly verdict: Verdict;
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroup | null;
  readonly places: readonly Place[];
}

/** What a grant means: `can change DNS records on tickets.example`. */
export function grantSentence({ effect, verdict, permissionGroup, places }: GrantWords): string {
  const deed =
    permissionGroup === null ? 'do something that could not be read' : deedOf(permissionGroup, places);
  const where = andList(places.map(({ words }) => words));
  if (verdict === 'unknown') return `may be ${effect === 'deny' ? 'denied' : 'able'} to ${deed} ${where}`;
  if (effect === 'deny') return `is denied to ${deed} ${where}`;
  return verdict === 'allowed' ? `can ${deed} ${where}` : `could ${deed} ${where}, but a deny takes it away`;
}

// A large account has hundreds of permission groups, each granted in thousands of places.
const known: Readonly<Record<'onOneThing' | 'elsewhere', WeakMap<PermissionGroup, string>>> = {
  onOneThing: new WeakMap(),
  elsewhere: new WeakMap(),
};

function deedOf(group: PermissionGroup, places: readonly Place[]): string {
  const ofKind = known[isOneThing(places) ? 'onOneThing' : 'elsewhere'];
  const words = ofKind.get(group) ?? contentsWords(group, places);
  ofKind.set(group, words);
  return words;
}

function isOneThing(places: readonly Place[]): boolean {
  return places.every(({ kind }) => kind === 'resource');
}

/** What a permission group lets its holder do, after "can". */
function contentsWords(group: PermissionGroup, places: readonly Place[]): string {
  const { contents } = group;
  switch (contents.kind) {
    case 'everything':
      return 'do everything, members and billing included,';
    case 'all-but':
      return `do everything except ${deeds(contents.permissions, places)},`;
    case 'listed': {
      const name = permissionGroupName(group);
      if (contents.permissions.size === 0) return `do what “${name}” contains, which is not documented,`;
      return `${deeds(contents.permissions, places)}${contents.complete ? '' : ', and possibly more,'}`;
    }
  }
}

/** Single permissions, after "can" or "denied to": `change DNS records`. */
export function permissionsWords(permissions: readonly string[], places: readonly Place[]): string {
  return deeds(new Set(permissions), places);
}

/** A kind of privilege as it stands to somebody. */
export interface PrivilegeGrant {
  readonly kind: PrivilegeKind;
  readonly verdict: Verdict;
  readonly permissions: readonly AskedPermission[];
}

/** What makes somebody privileged: `can change members and user groups`, `may be a Super Administrator`. */
export function privilegeSentence({ kind, verdict, permissions }: PrivilegeGrant): string {
  const title = { 'super-administrator': 'a Super Administrator', administrator: 'an Administrator' };
  if (kind === 'super-administrator' || kind === 'administrator') {
    if (verdict === 'allowed') return `is ${title[kind]}`;
    return verdict === 'unknown'
      ? `may be ${title[kind]}`
      : `would be ${title[kind]}, but a deny takes it away`;
  }
  const deed = privilegeWords(permissions);
  if (verdict === 'allowed') return `can ${deed}`;
  return verdict === 'unknown' ? `may be able to ${deed}` : `could ${deed}, but a deny takes it away`;
}

/** What makes somebody privileged whose privileges do not reach the account itself. */
export function elsewhereSentence(verdict: Verdict): string {
  const deed = 'do everything, or nearly everything, on a part of the account';
  return verdict === 'allowed' ? `can ${deed}` : `may be able to ${deed}`;
}

/** The kinds of privilege, as headings with a line below. */
export const privilegeGroupWords: Readonly<
  Record<PrivilegeKind | 'elsewhere', { readonly title: string; readonly says: string }>
> = {
  'super-administrator': {
    title: 'Super Administrators',
    says: 'They can do everything, and give anybody the same.',
  },
  administrator: {
    title: 'Administrators',
    says: 'They can do everything except manage members, billing and what belongs to them. They can create API tokens.',
  },
  members: {
    title: 'Can manage members',
    says: 'Anyone who can change members and user groups can give any access, to themselves too.',
  },
  tokens: {
    title: 'Can manage API tokens',
    says: 'Anyone who can create account tokens can give a token more access than they have themselves.',
  },
  sso: {
    title: 'Can manage single sign-on',
    says: 'Anyone who can change single sign-on decides how everybody else logs in.',
  },
  billing: { title: 'Can manage billing', says: 'They can change the plan and spend the company’s money.' },
  elsewhere: {
    title: 'Everything on a part of the account',
    says: 'They hold a privileged permission group, but not on the account as a whole.',
  },
};

/** How Cloudflare's verbs are said; any other verb says itself. */
const verbs: ReadonlyMap<string, string> = new Map([
  ['edit', 'change'],
  ['read', 'see'],
  ['report', 'see reports of'],
  ['pii', 'see personal data in'],
  ['raw', 'see raw data of'],
  ['run', 'run queries on'],
  ['action', 'act on'],
  ['admin', 'administer'],
  ['bind', 'bind to'],
]);

/** What the pattern "change the thing" would say badly. */
const phrases: ReadonlyMap<string, string> = new Map([['cache_purge:edit', 'purge the cache']]);

/** Areas that read otherwise where the sentence ends with the one thing it is about. */
const onOneThing: ReadonlyMap<string, string> = new Map([
  ['zone', 'the zone itself'],
  ['zone_settings', 'settings'],
  ['zone_dns_settings', 'DNS settings'],
]);

/** A sentence names at most this many areas, and counts the rest. */
const named = 4;

// Areas come from the API: in a map none of them can name something that every object has.
const areas: ReadonlyMap<string, string> = new Map(Object.entries(areaWords));
const noneOther: ReadonlyMap<string, string> = new Map();
const familiar: ReadonlyMap<string, number> = new Map([...areas.keys()].map((area, at) => [area, at]));

/**
 * Permissions as deeds: by verb, the changing first, areas in the catalogue's order, and reading only where
 * it is all.
 */
function deeds(permissions: ReadonlySet<string>, places: readonly Place[]): string {
  const here = isOneThing(places) ? onOneThing : noneOther;
  const byVerb = new Map<string, string[]>();
  const own: string[] = [];
  for (const permission of [...permissions].sort(byFamiliarity)) {
    const { area, verb } = cut(permission);
    const phrase = phrases.get(permission);
    if (phrase !== undefined) own.push(phrase);
    else if (verb !== 'read' || !permissions.has(`${area}:edit`)) {
      byVerb.set(verb, [
        ...(byVerb.get(verb) ?? []),
        here.get(area) ?? areas.get(area) ?? area.replaceAll('_', ' '),
      ]);
    }
  }
  const inOrder = [...byVerb].sort(([a], [b]) => verbRank(a) - verbRank(b) || (a < b ? -1 : 1));
  const clauses = inOrder.map(
    ([verb, things]) => `${verbs.get(verb) ?? verb.replaceAll('_', ' ')} ${countedList(things)}`,
  );
  return andList([...clauses, ...own]);
}

function cut(permission: string): { readonly area: string; readonly verb: string } {
  const colon = permission.lastIndexOf(':');
  return colon < 0
    ? { area: permission, verb: 'use' }
    : { area: permission.slice(0, colon), verb: permission.slice(colon + 1) };
}

function byFamiliarity(a: string, b: string): number {
  const rank = (permission: string) => familiar.get(cut(permission).area) ?? familiar.size;
  return rank(a) - rank(b) || (a < b ? -1 : 1);
}

function verbRank(verb: string): number {
  return verb === 'edit' ? 0 : verb === 'read' ? 2 : 1;
}

function countedList(things: readonly string[]): string {
  if (things.length <= named + 1) return andList(things);
  return `${things.slice(0, named).join(', ')} and ${things.length - named} more areas`;
}
