import type { Account, Principal } from '@grantlens/snapshot';
import type { PeoplePart } from '../file/check.ts';
import { findPeople } from '../names/people.ts';
import { quoted } from './quoted.ts';

/**
 * PEOPLE as a file of checks writes these principals, each by the best name that means nobody else; null where one of
 * them has no such name.
 */
export function peopleText(principals: readonly Principal[], account: Account): string | null {
  const names = principals.map((principal) => nameOf(principal, account));
  if (names.includes(null)) return null;
  const listOf = (kind: Principal['kind']) =>
    principals.flatMap((one, at) => (one.kind === kind ? [quoted(names[at] ?? '')] : []));
  const lists = (
    [
      ['members', listOf('member')],
      ['tokens', listOf('token')],
    ] as const
  ).flatMap(([key, texts]) => (texts.length === 0 ? [] : [`${key}: [${texts.join(', ')}]`]));
  return lists.length === 0 ? '{}' : `{ ${lists.join(', ')} }`;
}

function nameOf(principal: Principal, account: Account): string | null {
  const { kind, email, name, id } = principal;
  const candidates = kind === 'token' ? [name, id] : [email, id];
  return candidates.find((text) => text !== null && meansOnly(text, principal, account)) ?? null;
}

function meansOnly(text: string, { kind, key }: Principal, account: Account): boolean {
  if (text.trim() !== text || text === '' || text.startsWith('$') || text.includes('*')) return false;
  const part: PeoplePart = { kind, text, at: { line: 1, column: 1 } };
  const { listed } = findPeople({ at: part.at, parts: [part] }, account);
  return listed.length === 1 && listed[0]?.key === key;
}
