import type { TableName } from '../../../model/tables/tables.ts';
import { answerWords, foldedWords, signalWords } from '../../../words/folds.ts';
import { type Signal, signals } from './signals.ts';

/** Something that a heading says of the rows under it. */
export interface Fact {
  readonly signal: Signal | 'rows';
  readonly says: string;
}

/** What a heading says of the rows under it, which have these signals. */
export function factsOf(table: TableName, rows: readonly number[]): readonly Fact[] {
  const counted = (words: Readonly<Partial<Record<Signal, (count: number) => string>>>): readonly Fact[] =>
    (Object.keys(words) as Signal[]).flatMap((signal) => {
      const count = rows.filter((bits) => (bits & signals[signal]) !== 0).length;
      return count === 0 ? [] : [{ signal, says: words[signal]?.(count) ?? '' }];
    });
  // A question is answered: how many rows the answer has says less than what it is.
  if (table === 'findings') return counted(answerWords);
  return [{ signal: 'rows', says: foldedWords(table, rows.length) }, ...counted(signalWords)];
}
