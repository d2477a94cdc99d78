/** A word of a sentence, with its place in the text. */
export interface Word {
  /** In lower case, without what ends a sentence or a part of one. */
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** What stands in quotes is a name, whatever words are in it. */
  readonly isQuoted: boolean;
}

const quotes = /(?<![^\s(])(?:"([^"]+)"|'([^']+)'|“([^”]+)”|‘([^’]+)’|`([^`]+)`)(?=[\s?!.,;:)…]|$)/gu;
const marks = /[?!.,;:…]+$/u;

/** Cuts a sentence into words; `kai's` is two, and so is a name in quotes one. */
export function splitWords(text: string): readonly Word[] {
  const words: Word[] = [];
  let at = 0;
  for (const found of text.matchAll(quotes)) {
    words.push(...plainWords(text.slice(at, found.index), at));
    const from = found.index + 1;
    const to = found.index + found[0].length - 1;
    words.push({ text: text.slice(from, to), from, to, isQuoted: true });
    at = to + 1;
  }
  return [...words, ...plainWords(text.slice(at), at)];
}

function plainWords(text: string, offset: number): readonly Word[] {
  return [...text.matchAll(/\S+/gu)].flatMap((found) => {
    const bare = found[0].replace(marks, '');
    const from = offset + found.index;
    const [, owner, mark] = /^(.+)(['’]s)$/u.exec(bare) ?? [];
    const whole = { text: plain(bare), from, to: from + bare.length, isQuoted: false };
    if (bare === '') return [];
    if (owner === undefined || mark === undefined) return [whole];
    const to = from + owner.length;
    return [
      { ...whole, text: plain(owner), to },
      { ...whole, text: "'s", from: to },
    ];
  });
}

/** As it is compared: in lower case, with the apostrophe of a keyboard. */
function plain(word: string): string {
  return word.toLowerCase().replaceAll('’', "'");
}

/** What stands in a text from one word to before another, as it was typed, without the quotes around names. */
export function between(text: string, words: readonly Word[], at: number, end: number): string {
  const some = words.slice(at, end);
  const typed = (from: Word | undefined, to: Word | undefined) => text.slice(from?.from, to?.to);
  if (some.length === 0) return '';
  if (some.every(({ isQuoted }) => !isQuoted)) return typed(some[0], some.at(-1));
  return some.map((word) => typed(word, word)).join(' ');
}
