import type { EntryOf, LogLine } from './entry.ts';

export type DecisionLine = LogLine & EntryOf<'decision'>;
export type BatchLine = LogLine & EntryOf<'batch'>;

/** A batch whose line closes it. */
export interface Batch {
  readonly line: BatchLine;
  readonly decisions: readonly DecisionLine[];
}

/** The decisions of a log, batch by batch. */
export interface Batches {
  readonly closed: readonly Batch[];
  /** Decisions that no line of a batch closes: a run ended in the middle. They are not in force. */
  readonly unclosed: readonly DecisionLine[];
}

/** Puts decisions together with the line that closes them. */
export function batchesOf(lines: readonly LogLine[]): Batches {
  const closed: Batch[] = [];
  const unclosed: DecisionLine[] = [];
  let open: DecisionLine[] = [];
  for (const line of lines) {
    if (line.kind === 'decision') {
      if (open[0]?.batch !== line.batch) {
        unclosed.push(...open);
        open = [];
      }
      open.push(line);
    } else if (line.kind === 'batch' && closes(line, open)) {
      closed.push({ line, decisions: open });
      open = [];
    } else {
      unclosed.push(...open);
      open = [];
    }
  }
  return { closed, unclosed: [...unclosed, ...open] };
}

function closes({ rows, after, reviewer }: BatchLine, open: readonly DecisionLine[]): boolean {
  const [first] = open;
  if (first === undefined) return rows === 0;
  return (
    open.length === rows &&
    first.previous === after &&
    first.batch === first.seq &&
    open.every((one) => one.reviewer === reviewer)
  );
}
