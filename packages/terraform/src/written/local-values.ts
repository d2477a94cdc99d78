import type { LocalValue, LocalValues } from '../references/local-value.ts';
import { referencesIn, skipTo, traversalIn } from './references-in.ts';
import { type Token, tokensOf } from './tokens.ts';

/**
 * What the local values of a module refer to, by the texts of its files. Nothing is worked out: an expression is what is
 * written in it, and one of a value that is there twice cannot be read.
 */
export function localValues(texts: readonly string[]): LocalValues {
  const values = new Map<string, LocalValue>();
  for (const text of texts)
    for (const [name, value] of localsIn(tokensOf(text))) values.set(name, values.has(name) ? unread : value);
  return values;
}

/** Deeper maps than a person writes are not read. */
const mostLevels = 20;

const unread: LocalValue = { references: null, entries: null, isOnlyReference: false, keepsKeys: false };

function localsIn(tokens: readonly Token[]): readonly (readonly [string, LocalValue])[] {
  const found: (readonly [string, LocalValue])[] = [];
  for (let at = 0; at < tokens.length; ) {
    const isBlock = tokens[at]?.text === 'locals' && tokens[at + 1]?.text === '{';
    const open = isBlock ? at + 1 : at;
    const end = skipTo(tokens, open);
    if (isBlock)
      for (const [name, value] of partsOf(tokens.slice(open + 1, end - 1)) ?? [])
        found.push([name, readValue(value, 0)]);
    at = end;
  }
  return found;
}

/** Cuts a block or a map where its values end; null where a key is not written out. */
function partsOf(tokens: readonly Token[]): readonly (readonly [string, readonly Token[]])[] | null {
  const found: (readonly [string, readonly Token[]])[] = [];
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at];
    if (token?.kind === 'newline' || token?.text === ',') {
      at += 1;
      continue;
    }
    const isSet = tokens[at + 1]?.text === '=' || tokens[at + 1]?.text === ':';
    if (token === undefined || token.kind === 'sign' || !isSet) return null;
    let end = at + 2;
    while (end < tokens.length && tokens[end]?.kind !== 'newline' && tokens[end]?.text !== ',')
      end = skipTo(tokens, end);
    found.push([token.kind === 'text' ? token.text.slice(1, -1) : token.text, tokens.slice(at + 2, end)]);
    at = end;
  }
  return found;
}

function readValue(tokens: readonly Token[], level: number): LocalValue {
  const isMap = tokens[0]?.text === '{' && skipTo(tokens, 0) === tokens.length;
  const parts = isMap && level < mostLevels ? partsOf(tokens.slice(1, -1)) : null;
  const only = traversalIn(tokens, 0);
  return {
    references: referencesIn(tokens),
    entries: parts && new Map(parts.map(([key, value]) => [key, readValue(value, level + 1)])),
    isOnlyReference: only !== null && only.text !== null && only.end === tokens.length,
    keepsKeys: isSameKeys(tokens),
  };
}

/** Whether this is `{ for key, value in other : key => … }`. */
function isSameKeys(tokens: readonly Token[]): boolean {
  const texts = tokens.filter(({ kind }) => kind !== 'newline').map(({ text }) => text);
  const [open, loop, key, comma] = texts;
  if (open !== '{' || loop !== 'for' || comma !== ',') return false;
  const arrow = texts.indexOf('=>');
  return texts[arrow - 1] === key && texts[arrow - 2] === ':';
}
