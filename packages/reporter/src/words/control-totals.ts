import { cellWord } from './cell-words.ts';

/** What a total is made of: `146 in the previous review + 13 added − 6 removed`. */
export function madeOfWords(parts: readonly { readonly title: string; readonly value: number }[]): string {
  return parts.reduce((words, part, at) => {
    const { value } = part;
    const title = cellWord(part.title);
    if (at === 0) return `${value} ${title}`;
    return `${words} ${value < 0 ? '−' : '+'} ${Math.abs(value)} ${title}`;
  }, '');
}
