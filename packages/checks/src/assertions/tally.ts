import type { Access } from '@grantlens/engine';
import type { Gap, Principal } from '@grantlens/snapshot';
import type { Missing } from '../names/missing.ts';
import type { Population } from '../names/population.ts';
import type { Truth } from '../names/truth.ts';
import type { Held, Question } from '../questions/question.ts';

/** What an assertion is judged by. */
export interface Judged {
  readonly access: Access;
  readonly population: Population;
  /** The permission, on each of the resources that the check names. */
  readonly questions: readonly Question[];
}

/** Something that breaks an assertion. */
export interface Offence {
  /** Null where nobody in particular is the trouble: there are too few. */
  readonly principal: Principal | null;
  readonly question: Question;
  /** Null with the principal. */
  readonly held: Held | null;
  readonly what: string;
  /**
   * What would mend it: to take access away, as far as it is by policies of one's own or all of it, or to give it; null
   * where nothing does.
   */
  readonly mend: 'take' | 'take-own' | 'give' | null;
  /** Where it takes more than the one place to mend it: whatever must not be had, at any place of these. */
  readonly everywhere?: readonly Question[];
}

/** What an assertion found. */
export interface Tally {
  readonly offences: readonly Offence[];
  /** What leaves it open, where no offence is certain. */
  readonly doubts: readonly (() => readonly Gap[])[];
  /** What it names and cannot be judged without. */
  readonly missing: readonly Missing[];
  readonly notes: readonly string[];
  /** Whether there was nobody to look at. */
  readonly isEmpty: boolean;
}

/** A tally while an assertion is judged. */
export interface OpenTally {
  /** Takes down what breaks the assertion, or may. */
  readonly take: (offends: Truth, offence: () => Offence) => void;
  readonly offend: (offence: Offence) => void;
  readonly doubt: (gaps: () => readonly Gap[]) => void;
  readonly close: (more?: Partial<Pick<Tally, 'missing' | 'notes' | 'isEmpty'>>) => Tally;
}

/** Opens a tally. */
export function openTally(): OpenTally {
  const offences: Offence[] = [];
  const doubts: (() => readonly Gap[])[] = [];
  return {
    take: (offends, offence) => {
      if (offends.is === 'yes') offences.push(offence());
      if (offends.is === 'maybe') doubts.push(offends.gaps);
    },
    offend: (offence) => offences.push(offence),
    doubt: (gaps) => doubts.push(gaps),
    close: ({ missing = [], notes = [], isEmpty = false } = {}) => ({
      offences,
      doubts,
      missing,
      notes,
      isEmpty,
    }),
  };
}
