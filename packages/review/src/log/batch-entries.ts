import type { Head } from './chain.ts';
import type { Entry, EntryOf } from './entry.ts';

/** What comes together from one reviewer: a sheet, or what was given on the command line. */
export interface GivenBatch {
  readonly reviewer: string;
  readonly decisions: readonly Pick<
    EntryOf<'decision'>,
    'unit' | 'word' | 'justification' | 'ticket' | 'due'
  >[];
  readonly file: string | null;
  readonly sha256: string | null;
  readonly seconds: number | null;
  readonly signature: EntryOf<'batch'>['signature'];
}

/** The lines of a batch after a head: its decisions, then the line that closes them. */
export function batchEntries(head: Head, { decisions, reviewer, ...about }: GivenBatch): readonly Entry[] {
  const batch = head.seq + 1;
  return [
    ...decisions.map((decision): Entry => ({ kind: 'decision', ...decision, reviewer, batch })),
    { kind: 'batch', ...about, reviewer, rows: decisions.length, after: head.hash },
  ];
}
