import type { SaidWord } from './said-words.ts';

/** What stands in a place of a sentence: a name, or several. */
export interface SaidName {
  readonly text: string;
  readonly isQuoted: boolean;
}

/** The names in the places of a form, by the names of the places. */
export type SaidNames = Readonly<Record<string, readonly SaidName[]>>;

/** A way to read a sentence. */
export interface Split {
  readonly names: SaidNames;
  /** The words between the names and the names, in their order. */
  readonly parts: readonly (string | readonly SaidName[])[];
}

/** How much stands in a place: any words, one word, what a resource is called, or several names. */
type Width = 'words' | 'word' | 'place' | 'list';

type Part =
  | { readonly kind: 'said'; readonly words: readonly string[]; readonly isOptional: boolean }
  | { readonly kind: 'name'; readonly name: string; readonly width: Width };

/** A form of a sentence. */
export type SentenceForm = readonly Part[];

/**
 * Reads a form such as `add (member) {who} to (the) {userGroup}`: words that are said, with `|` between those that mean
 * the same, words in brackets that may be left out, and places for names.
 */
export function sentenceForm(text: string): SentenceForm {
  return text.split(' ').map((part): Part => {
    const [, name, width = 'words'] = /^\{(\w+)(?::(\w+))?\}$/.exec(part) ?? [];
    if (name !== undefined) return { kind: 'name', name, width: width as Width };
    const [, optional] = /^\((.*)\)$/.exec(part) ?? [];
    return { kind: 'said', words: (optional ?? part).split('|'), isOptional: optional !== undefined };
  });
}

/** Every way in which words can be read as a form; those with shorter first names come first. */
export function* splitsOf(form: SentenceForm, words: readonly SaidWord[]): Generator<Split> {
  const [part, ...others] = form;
  if (part === undefined) {
    if (words.length === 0) yield { names: {}, parts: [] };
    return;
  }
  if (part.kind === 'said') {
    const [word, ...rest] = words;
    if (word !== undefined && !word.isQuoted && part.words.includes(word.text.toLowerCase()))
      for (const { names, parts } of splitsOf(others, rest)) yield { names, parts: [word.text, ...parts] };
    if (part.isOptional) yield* splitsOf(others, words);
    return;
  }
  const most = part.width === 'word' ? Math.min(1, words.length) : words.length;
  for (let end = 1; end <= most; end++) {
    for (const said of namesIn(words.slice(0, end), part.width))
      for (const { names, parts } of splitsOf(others, words.slice(end)))
        yield { names: { ...names, [part.name]: said }, parts: [said, ...parts] };
  }
}

const placePhrase =
  /^(?:(?:all|every|each|any)(?: of)?(?: the)? (?:zones?|domains?)|(?:the )?(?:whole )?account|(?:the )?(?:zone|domain) \S+)$/i;

function* namesIn(words: readonly SaidWord[], width: Width): Generator<readonly SaidName[]> {
  if (width === 'list') yield* listsIn(words);
  else {
    const name = nameOf(words);
    if (name === null) return;
    if (width === 'place' && words.length > 1 && !placePhrase.test(name.text)) return;
    yield [name];
  }
}

/** Several words are a name where no quote is among them: a name in quotes is whole. */
function nameOf(words: readonly SaidWord[]): SaidName | null {
  const [only, ...more] = words;
  if (only === undefined) return null;
  if (more.length === 0)
    return only.isQuoted && only.hasComma ? null : { text: only.text, isQuoted: only.isQuoted };
  if (words.some(({ isQuoted }) => isQuoted)) return null;
  return { text: words.map(({ text }) => text).join(' '), isQuoted: false };
}

/** One name, or several with commas or "and" between; both may also be part of a name. */
function* listsIn(words: readonly SaidWord[]): Generator<readonly SaidName[]> {
  for (let end = 1; end < words.length; end++) {
    const first = nameOf(withoutComma(words.slice(0, end)));
    const after = afterSeparator(words, end);
    if (first === null || after === null) continue;
    for (const rest of listsIn(after)) yield [first, ...rest];
  }
  const whole = nameOf(words);
  if (whole !== null) yield [whole];
}

function withoutComma(words: readonly SaidWord[]): readonly SaidWord[] {
  const last = words.at(-1);
  if (last?.hasComma !== true) return words;
  const text = last.isQuoted ? last.text : last.text.slice(0, -1);
  return [...words.slice(0, -1), { ...last, text, hasComma: false }];
}

/** What follows a separator after some words; null where none is there. */
function afterSeparator(words: readonly SaidWord[], end: number): readonly SaidWord[] | null {
  const isAnd = (word: SaidWord | undefined) =>
    word !== undefined && !word.isQuoted && word.text.toLowerCase() === 'and';
  const hasComma = words[end - 1]?.hasComma === true;
  if (isAnd(words[end]) && end + 1 < words.length) return words.slice(end + 1);
  return hasComma ? words.slice(end) : null;
}
