import { type Account, GrantlensError } from '@grantlens/snapshot';
import { areaWords } from '@grantlens/snapshot/internal';
import { everydayArea, lookUp } from '../words/everyday.ts';
import { nearest, orList } from '../words/nearest.ts';

/** A question put as a sentence, cut into what the other verbs take as arguments. */
export type Sentence =
  | { readonly kind: 'who-can'; readonly permission: string; readonly resource: string }
  | {
      readonly kind: 'can';
      readonly principal: string;
      readonly permission: string;
      readonly resource: string;
    }
  | { readonly kind: 'what-can'; readonly principal: string; readonly resource: string | null };

/** How people say what Cloudflare calls `edit` and `read`, where an area has no permission of just that word. */
const everydayVerbs: Readonly<Record<string, readonly string[]>> = {
  edit: [
    'change',
    'modify',
    'write',
    'update',
    'manage',
    'configure',
    'create',
    'delete',
    'add',
    'remove',
    'purge',
  ],
  read: ['see', 'view', 'list', 'look at'],
};

/**
 * Reads `who can edit dns on example.com`, `can ada@example.com edit dns on example.com` and
 * `what can ada@example.com do [on example.com]`.
 *
 * @throws GrantlensError `question-unclear`
 */
export function readSentence(text: string, account: Account): Sentence {
  const asked = text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/[?.! ]+$/, '');
  const what = /^what can (\S+)(?: do)?(?: (?:on|in|to) (.+))?$/i.exec(asked);
  if (what?.[1] !== undefined) {
    return {
      kind: 'what-can',
      principal: what[1],
      resource: what[2] === undefined ? null : resourceText(what[2]),
    };
  }
  const who = /^who (?:can|could|may|is able to) (.+?) (?:on|in|of|for) (.+)$/i.exec(asked);
  if (who?.[1] !== undefined && who[2] !== undefined) {
    return { kind: 'who-can', permission: permissionText(who[1], account), resource: resourceText(who[2]) };
  }
  const can = /^(?:can|could|may) (\S+) (.+?) (?:on|in|of|for) (.+)$/i.exec(asked);
  if (can?.[1] !== undefined && can[2] !== undefined && can[3] !== undefined) {
    const permission = permissionText(can[2], account);
    return { kind: 'can', principal: can[1], permission, resource: resourceText(can[3]) };
  }
  throw new GrantlensError('question-unclear', `"${text}" is not a question this program reads`);
}

export function resourceText(words: string): string {
  if (/^(the )?(whole )?account$/i.test(words)) return 'account';
  if (/^(all|every|each|any)( of)?( the)? (zones?|domains?)$/i.test(words)) return 'zone:*';
  return words.replace(/^(the )?(zone|domain) /i, '');
}

/** `edit dns` → `dns_records:edit`. What is already a permission or a permission group stays as it is. */
function permissionText(words: string, account: Account): string {
  if (/^\S+:\S+$/.test(words)) return words;
  const holding = /^(?:hold|have|use)(?: the)?(?: role| permission group)? (.+)$/i.exec(words)?.[1];
  if (holding !== undefined) return holding;
  const said = verbSaid(words.toLowerCase(), account);
  if (said === undefined) {
    throw new GrantlensError(
      'question-unclear',
      `"${words}" does not begin with a verb such as edit or read`,
    );
  }
  const thing = words
    .slice(said.length + 1)
    .toLowerCase()
    .replace(/^(the|any) /, '');
  const area = areaMeant(thing, account);
  const literal = `${area}:${said}`;
  if (account.permissions.includes(literal)) return literal;
  const verb = Object.keys(everydayVerbs).find((name) => everydayVerbs[name]?.includes(said)) ?? said;
  // Whether there is such a permission is not asked here: it is refused like one that was written out.
  return `${area}:${verb}`;
}

/** The verb that words begin with: one that some permission has, or an everyday word for one. */
function verbSaid(words: string, account: Account): string | undefined {
  const named = account.permissions.map((name) => name.slice(name.indexOf(':') + 1));
  const known = new Set(['edit', 'read', ...named, ...Object.values(everydayVerbs).flat()]);
  return [...known].find((verb) => words.startsWith(`${verb} `));
}

function areaMeant(thing: string, account: Account): string {
  const exact = areaNamed(thing, account);
  if (exact !== undefined) return exact;
  const areas = areasOf(account);
  const containing = areas.filter((area) => wordsOf(area).split(/\W+/).includes(thing));
  const [only, ...others] = containing;
  if (only !== undefined && others.length === 0) return only;
  const near = containing.length > 0 ? containing : nearest(thing, areas);
  const hint = near.length === 0 ? '' : `; it could be ${orList(near.slice(0, 6))}`;
  throw new GrantlensError(
    'question-unclear',
    `"${thing}" is not the name of one area of permissions${hint}`,
  );
}

/** The area of permissions that is called just this, in lower case, by Cloudflare or by people. */
export function areaNamed(thing: string, account: Account): string | undefined {
  return (
    everydayArea(thing) ??
    areasOf(account).find((area) => area === thing.replaceAll(' ', '_') || wordsOf(area) === thing)
  );
}

function areasOf({ permissions }: Account): readonly string[] {
  return [...new Set(permissions.map((name) => name.slice(0, name.indexOf(':'))))];
}

function wordsOf(area: string): string {
  return (lookUp(areaWords, area) ?? area.replaceAll('_', ' ')).toLowerCase();
}
