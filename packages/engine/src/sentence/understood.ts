import type { Account } from '@grantlens/snapshot';
import { areasMeant } from '../resolve/area.ts';
import { principalsNamed } from '../resolve/principal.ts';
import { userGroupsMeant } from '../resolve/user-group.ts';
import { zonesNamed } from '../resolve/zone.ts';
import { isOfQuestions } from './parts.ts';
import type { Parts } from './slots.ts';
import { between, type Word } from './split-words.ts';
import { everyArea, everydayVerbs } from './synonyms.ts';

/** A name has no more words than this here. */
const mostWords = 5;

const verbs: ReadonlySet<string> = new Set(
  [...Object.keys(everydayVerbs), ...Object.values(everydayVerbs).flat(), ...everyArea].flatMap((words) =>
    words.split(' '),
  ),
);

/** What names mean. */
export interface Known {
  readonly account: Account;
  readonly parts: Parts;
}

/** What of a sentence is known, where no form fits it: its words, its names, and what is neither. */
export function understoodIn(text: string, words: readonly Word[], known: Known): string {
  const understood: string[] = [];
  const unknown: string[] = [];
  let at = 0;
  while (at < words.length) {
    const end = endOfName(text, words, at, known);
    const said = between(text, words, at, end?.end ?? at + 1);
    if (end !== null) understood.push(`"${said}" (${end.kind})`);
    else if (isOfQuestions(said) || verbs.has(said.toLowerCase())) understood.push(`"${said}"`);
    else unknown.push(`"${said}"`);
    at = end?.end ?? at + 1;
  }
  const asked = `"${text}" is not a question this program reads`;
  if (understood.length === 0) return asked;
  const but = unknown.length === 0 ? ', but not what they ask together' : `, but not ${unknown.join(', ')}`;
  return `${asked}: it understood ${understood.join(', ')}${but}`;
}

function endOfName(
  text: string,
  words: readonly Word[],
  at: number,
  known: Known,
): { readonly end: number; readonly kind: string } | null {
  for (let end = Math.min(words.length, at + mostWords); end > at; end--) {
    const kind = kindOf(between(text, words, at, end), known);
    if (kind !== null) return { end, kind };
  }
  return null;
}

function kindOf(name: string, { account, parts }: Known): string | null {
  if (name === '' || isOfQuestions(name)) return null;
  if (zonesNamed(name, account).length > 0) return 'a zone';
  if (principalsNamed(name, account).length > 0) return 'a member';
  if (principalsNamed(`token:${name}`, account).length > 0) return 'a token';
  if (userGroupsMeant(name, account).length > 0) return 'a user group';
  if (areasMeant(name.toLowerCase(), account).length === 1) return 'permissions';
  if (parts.zone(name) !== null) return 'a zone';
  return parts.member(name) === null ? null : 'a member';
}
