/** What a reviewer has written about a unit; without a word nothing is decided. */
export interface Decision {
  readonly word: string;
  readonly justification: string;
  readonly ticket: string;
  readonly due: string;
}

export const nothing: Decision = { word: '', justification: '', ticket: '', due: '' };

/** What is known of the units when the page opens, by row. */
export interface Decidable {
  readonly rows: number;
  /** What the log of the review has. */
  readonly recorded: (row: number) => Decision;
  /** Whether even keeping it needs a reason; everything else always does. */
  readonly keepNeedsReason: (row: number) => boolean;
}

/** How far a sheet is. */
export interface Counts {
  readonly decided: number;
  readonly open: number;
  /** Of the open: those with a decision and without the reason that it needs. They are not saved. */
  readonly lacking: number;
}

/** The decisions of a sheet. Nothing is ever decided but by `write`. */
export interface Decisions {
  readonly of: (row: number) => Decision;
  /** Whether a decision lacks the reason that it needs. */
  readonly lacks: (row: number) => boolean;
  /** Whether there is a decision, and the reason that it needs. */
  readonly isDecided: (row: number) => boolean;
  /** One step, which one undo takes back. Steps of one name that follow each other are one: the letters of a reason. */
  readonly write: (written: ReadonlyMap<number, Decision>, step?: string) => void;
  /** Takes the last step back, and says of which row it was; null where there is none. */
  readonly undo: () => number | null;
  readonly counts: () => Counts;
  /** The reasons that were written here, the last first, each once; not that of one row. */
  readonly reasons: (besides: number) => readonly string[];
  /** The rows that a file is to have: decided here, and not lacking anything. */
  readonly toSave: () => readonly number[];
  /** Whether something would be lost if the window closed now. */
  readonly isUnsaved: () => boolean;
  readonly saved: () => void;
}

interface Step {
  readonly name: string | undefined;
  readonly before: ReadonlyMap<number, Decision>;
}

export function openDecisions({ rows, recorded, keepNeedsReason }: Decidable): Decisions {
  const here = new Map<number, Decision>();
  const steps: Step[] = [];
  let lastSaved = '';
  const of = (row: number): Decision => here.get(row) ?? recorded(row);
  const set = (row: number, decision: Decision): void => {
    // What was written last is last.
    here.delete(row);
    if (!isSame(decision, recorded(row))) here.set(row, decision);
  };
  const lacks = (row: number): boolean => {
    const { word, justification } = of(row);
    return word !== '' && justification.trim() === '' && (word !== 'keep' || keepNeedsReason(row));
  };
  const isDecided = (row: number): boolean => of(row).word !== '' && !lacks(row);
  const state = (): string => JSON.stringify([...here].sort(([a], [b]) => a - b));
  lastSaved = state();
  return {
    of,
    lacks,
    isDecided,
    write: (written, name) => {
      const changed = [...written].filter(([row, decision]) => !isSame(decision, of(row)));
      if (changed.length === 0) return;
      const last = steps.at(-1);
      if (name === undefined || last?.name !== name)
        steps.push({ name, before: new Map(changed.map(([row]) => [row, of(row)])) });
      for (const [row, decision] of changed) set(row, decision);
    },
    undo: () => {
      const step = steps.pop();
      if (step === undefined) return null;
      for (const [row, decision] of step.before) set(row, decision);
      return [...step.before.keys()][0] ?? null;
    },
    counts: () => {
      let decided = 0;
      let lacking = 0;
      for (let row = 0; row < rows; row++) {
        if (of(row).word === '') continue;
        if (lacks(row)) lacking++;
        else decided++;
      }
      return { decided, open: rows - decided, lacking };
    },
    reasons: (besides) => {
      const written = [...here].flatMap(([row, { justification }]) =>
        row === besides || justification.trim() === '' ? [] : [justification],
      );
      return [...new Set(written.reverse())];
    },
    toSave: () => [...here.keys()].filter(isDecided).sort((a, b) => a - b),
    isUnsaved: () => state() !== lastSaved,
    saved: () => {
      lastSaved = state();
    },
  };
}

function isSame(a: Decision, b: Decision): boolean {
  return a.word === b.word && a.justification === b.justification && a.ticket === b.ticket && a.due === b.due;
}
