import type { TableName } from '../../../model/tables/tables.ts';
import { foldedWords, signalWords } from '../../../words/folds.ts';
import { type Signal, signals } from './signals.ts';

/** Something that a heading says of the rows under it. */
export interface Fact {
  readonly signal: Signal | 'rows';
  readonly says: string;
}

/** What a heading says of the rows under it, which have these signals. */
export function factsOf(table: TableName, rows: readonly number[]): readonly Fact[] {
  const count = (signal: Signal) => rows.filter((bits) => (bits & signals[signal]) !== 0).length;
  const worth = (Object.keys(signalWords) as (keyof typeof signalWords)[])
    .map((signal) => ({ signal, of: count(signal) }))
    .filter(({ of }) => of > 0);
  return [
    { signal: 'rows', says: foldedWords(table, rows.length) },
    ...worth.map(({ signal, of }) => ({ signal, says: `${of.toLocaleString('en')} ${signalWords[signal]}` })),
  ];
}
