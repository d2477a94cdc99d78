import type { Account } from '@grantlens/snapshot';
import { remembered } from '@grantlens/snapshot/internal';
import { areasMeant, areasOf } from '../resolve/area.ts';
import { userGroupsMeant } from '../resolve/user-group.ts';
import { nearest } from '../words/nearest.ts';
import { printable } from '../words/printable.ts';
import { examples } from './examples.ts';
import { isOfQuestions } from './parts.ts';
import type { Parts } from './slots.ts';
import { splitWords } from './split-words.ts';
import type { Known } from './understood.ts';

/** How many sentences are named. */
const most = 3;

/**
 * Sentences near one that is not read, with names of the account that are near its names. `isRead` says whether one is read:
 * only those are given.
 */
export function nearSentences(
  text: string,
  known: Known,
  isRead: (sentence: string) => boolean,
): readonly string[] {
  const words = splitWords(text.slice(0, longest)).map((word) => word.text);
  const fill = openNames(
    words.filter((word) => !isOfQuestions(word)),
    known,
  );
  const near = examples
    .map((example) => ({ example, shared: sharedWords(example, words) }))
    .sort((a, b) => b.shared - a.shared);
  const found: string[] = [];
  for (const { example } of near) {
    const sentence = fill(example);
    if (sentence !== null && printable(sentence) === sentence && isRead(sentence)) found.push(sentence);
    if (found.length === most) break;
  }
  return found;
}

/** More of a text says no more of what it is near to. */
const longest = 200;

function sharedWords(example: string, words: readonly string[]): number {
  return new Set(example.split(' ').filter((word) => words.includes(word))).size;
}

/** Puts names that are near some words into an example; null where the account has no such name. */
function openNames(words: readonly string[], { account, parts }: Known): (example: string) => string | null {
  const nameOf = remembered((place: Place): string | null => {
    const { names, meant } = placesOf(account, parts)[place];
    const said = words.map(meant).find((name) => name !== null);
    if (said !== undefined && said !== null) return said;
    const near = nearest(words.join(' '), names, 2);
    return near.at(place === 'other' ? 1 : 0) ?? null;
  });
  return (example) => {
    const missing: string[] = [];
    const filled = example.replace(/\{(\w+)\}/g, (_, place: Place | 'permission') => {
      const name = nameOf(place === 'permission' ? 'area' : place);
      if (name === null) missing.push(place);
      return place === 'permission' ? `edit ${name}` : (name ?? '');
    });
    return missing.length === 0 ? filled : null;
  };
}

type Place = 'zone' | 'group' | 'area' | 'member' | 'other';

interface Names {
  readonly names: readonly string[];
  /** The name that one word means. */
  readonly meant: (word: string) => string | null;
}

function placesOf(account: Account, parts: Parts): Readonly<Record<Place, Names>> {
  const emails = account.principals.flatMap(({ kind, email }) => (kind === 'member' ? (email ?? []) : []));
  const nobody = () => null;
  return {
    zone: {
      names: account.zones.flatMap(({ name }) => name ?? []),
      meant: (word) => parts.zone(word)?.name ?? null,
    },
    group: {
      names: account.userGroups.flatMap(({ name }) => name ?? []),
      meant: (word) => userGroupsMeant(word, account)[0]?.name ?? null,
    },
    area: {
      names: areasOf(account).map((area) => area.replaceAll('_', ' ')),
      meant: (word) => (areasMeant(word, account).length === 1 ? word : null),
    },
    member: { names: emails, meant: (word) => parts.member(word)?.email ?? null },
    other: { names: emails, meant: nobody },
  };
}
