import type { Verdict } from '@grantlens/engine';
import { areaWords, type Contents, type Effect, type PermissionGroup } from '@grantlens/snapshot';

// Every sentence about what somebody can do is made here.

/** What a sentence about a grant is made of. */
export interface GrantWords {
  readonly effect: Effect;
  readonly verdict: Verdict;
  /** Null where it could not be read. */
  readonly permissionGroup: PermissionGroup | null;
  /** Where it acts, each as `placeWords` says it. */
  readonly places: readonly string[];
}

/** What a grant means: `can change DNS records on tickets.example`. */
export function grantSentence({ effect, verdict, permissionGroup, places }: GrantWords): string {
  const doing =
    permissionGroup === null ? 'something that could not be read' : contentsWords(permissionGroup);
  const deed = permissionGroup === null ? `do ${doing}` : doing;
  const where = ` ${andList(places)}`;
  if (verdict === 'unknown') {
    return effect === 'deny' ? `may be denied to ${deed}${where}` : `may be able to ${deed}${where}`;
  }
  if (effect === 'deny') return `is denied to ${deed}${where}`;
  return verdict === 'allowed' ? `can ${deed}${where}` : `could ${deed}${where}, but a deny takes it away`;
}

/** What a permission group lets its holder do, after "can": `change DNS records and see zones`. */
export function contentsWords(group: PermissionGroup): string {
  const { contents } = group;
  switch (contents.kind) {
    case 'everything':
      return 'do everything, members and billing included,';
    case 'all-but':
      return `do everything except ${deeds(contents.permissions)},`;
    case 'listed':
      return listedWords(contents, group.name ?? group.label ?? group.key);
  }
}

function listedWords(contents: Extract<Contents, { kind: 'listed' }>, name: string): string {
  if (contents.permissions.size === 0) return `do what “${name}” contains, which is not documented,`;
  const known = deeds(contents.permissions);
  return contents.complete ? known : `${known}, and perhaps more,`;
}

/** One permission, after "can" or "denied to": `change DNS records`. */
export function permissionWords(permission: string): string {
  return deeds(new Set([permission]));
}

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

/** So many areas a sentence names before it counts. */
const named = 4;

// Areas come from the API: in a map none of them can name something that every object has.
const areas: ReadonlyMap<string, string> = new Map(Object.entries(areaWords));
const familiar: ReadonlyMap<string, number> = new Map([...areas.keys()].map((area, at) => [area, at]));

/** Permissions as deeds: by verb, the changing first, areas in the catalogue's order, and reading only where it is all. */
function deeds(permissions: ReadonlySet<string>): string {
  const byVerb = new Map<string, string[]>();
  const own: string[] = [];
  for (const permission of [...permissions].sort(byFamiliarity)) {
    const { area, verb } = cut(permission);
    const phrase = phrases.get(permission);
    if (phrase !== undefined) own.push(phrase);
    else if (verb !== 'read' || !permissions.has(`${area}:edit`)) {
      byVerb.set(verb, [...(byVerb.get(verb) ?? []), areas.get(area) ?? area.replaceAll('_', ' ')]);
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

function andList(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
