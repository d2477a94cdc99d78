import { type Account, GrantlensError } from '@grantlens/snapshot';
import { orList } from '../words/nearest.ts';
import { forms } from './forms.ts';
import { type MeansAt, match, type NearMiss } from './match.ts';
import { nearSentences } from './near-sentences.ts';
import { isOfQuestions, noParts, openParts } from './parts.ts';
import { patternsOf } from './pattern.ts';
import type { Sentence } from './sentence.ts';
import { type Parts, type SlotName, slots } from './slots.ts';
import { between, splitWords, type Word } from './split-words.ts';
import { polite } from './synonyms.ts';
import { understoodIn } from './understood.ts';

/** A sentence has no more words than this. */
const mostWords = 60;

const patterns = forms.map(([words, means]) => ({ patterns: patternsOf(words), means }));

/**
 * Reads a question put as a sentence, in one of the forms there are. Names are those of the account; of a member or a
 * zone a part is enough that nothing else has, where no form fits with whole names.
 *
 * @throws GrantlensError `question-unclear`, with what was understood and three sentences near it
 */
export function readSentence(text: string, account: Account): Sentence {
  const words = splitWords(text);
  const asked = words.length > mostWords ? [] : [words, ...withoutPlease(words)];
  const misses: Missed[] = [];
  const parts = openParts(account);
  for (const known of [noParts, parts]) {
    for (const some of asked) {
      const read = readWords({ text, words: some, account, parts: known, misses });
      if (read !== null) return read;
    }
  }
  const reason =
    missedWords(misses, text, account) ?? understoodIn(text, words.slice(0, mostWords), { account, parts });
  throw new GrantlensError(
    'question-unclear',
    `${reason}${nearWords(nearSentences(text, { account, parts }, (one) => isRead(one, account)))}`,
  );
}

/** Whether a question is read as it stands, with whole names. */
function isRead(text: string, account: Account): boolean {
  return readWords({ text, words: splitWords(text), account, parts: noParts, misses: [] }) !== null;
}

interface Missed extends NearMiss {
  readonly words: readonly Word[];
}

interface Reading {
  readonly text: string;
  readonly words: readonly Word[];
  readonly account: Account;
  readonly parts: Parts;
  /** What would have been read but for one name. */
  readonly misses: Missed[];
}

function readWords({ text, words, account, parts, misses }: Reading): Sentence | null {
  const meansAt = rememberedAt((slot, at, end) =>
    meaning(slot, between(text, words, at, end), account, parts),
  );
  for (const { patterns: all, means } of patterns) {
    for (const pattern of all) {
      const said = match(pattern, words, meansAt, (miss) => misses.push({ ...miss, words }));
      if (said !== null) return means(said, account);
    }
  }
  return null;
}

/** What a name means as it was typed, two blanks in it included; else with one blank for several. */
function meaning(slot: SlotName, name: string, account: Account, parts: Parts): string | null {
  const plain = name.replace(/\s+/g, ' ');
  const meant = slots[slot].means(name, account, parts);
  return meant !== null || plain === name ? meant : slots[slot].means(plain, account, parts);
}

function rememberedAt(meansAt: MeansAt): MeansAt {
  const before = new Map<string, string | null>();
  return (slot: SlotName, at, end) => {
    const key = `${slot} ${at} ${end}`;
    const known = before.get(key);
    if (known !== undefined) return known;
    const meant = meansAt(slot, at, end);
    before.set(key, meant);
    return meant;
  };
}

/** The words without what is only polite, once and again. */
function withoutPlease(words: readonly Word[]): readonly (readonly Word[])[] {
  return polite.flatMap((phrase) => {
    const before = phrase.split(' ');
    const begins = before.every((word, at) => words[at]?.text === word && !words[at].isQuoted);
    if (!begins || words.length <= before.length) return [];
    const rest = words.slice(before.length);
    return [rest, ...withoutPlease(rest)];
  });
}

/** Why the form that was understood best is not read. */
function missedWords(misses: readonly Missed[], text: string, account: Account): string | null {
  const least = 2;
  const [best] = misses
    .filter(({ understood }) => understood >= least)
    .sort((a, b) => b.understood - a.understood);
  if (best === undefined) return null;
  const { words, at, end, slot } = best;
  const name = between(text, words, at, end);
  const around = [between(text, words, 0, at), between(text, words, end, words.length)];
  const understood = around.filter((one) => one !== '').map((one) => `"${one}"`);
  const isNoName = name.split(/\s+/).every(isOfQuestions);
  const why = isNoName ? `"${name}" names nobody and nothing` : slots[slot].why(name, account);
  const were = understood.length === 1 ? 'was' : 'were';
  return `${understood.join(' and ')} ${were} understood, but ${why}`;
}

function nearWords(near: readonly string[]): string {
  return near.length === 0 ? '' : `; ask like ${orList(near)}`;
}
