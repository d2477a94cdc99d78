import type { Fleet } from '@grantlens/fleet';
import { type BrokenFile, inOrder, type MomentAccount } from '@grantlens/fleet/internal';
import { compareTexts } from '@grantlens/snapshot/internal';
import type { Counts } from '../answers/fleet/kind.ts';
import { type ExitCode, exitCodes } from '../exit-code.ts';
import type { GapRecord } from '../output/records.ts';
import type { AnsweredPart, NotTherePart, Part } from './task.ts';

/** What all parts of an answer are together, besides their rows. */
export interface FleetTotal {
  readonly fleet: Fleet;
  /** Files without an answer: those found at the first look, and those found while they were asked. */
  readonly broken: readonly BrokenFile[];
  /** How many moments answered. */
  readonly answered: number;
  readonly rows: number;
  /** Accounts that have nothing of a name in the question. */
  readonly notThere: readonly NotTherePart[];
  readonly complete: boolean;
  /** What was not seen, and of which account. */
  readonly gaps: readonly GapOf[];
  readonly assumptions: readonly string[];
  readonly counts: Counts;
  /** What accounts say about the question, and how many say it. */
  readonly notes: readonly (readonly [note: string, count: number])[];
  readonly codes: ReadonlySet<ExitCode>;
  /** Accounts that only one of two compared fleets has. */
  readonly came: readonly MomentAccount[];
  readonly went: readonly MomentAccount[];
  /** The columns that a narrow table shows. */
  readonly shown: ReadonlySet<string>;
}

interface GapOf {
  readonly account: MomentAccount;
  readonly gap: GapRecord;
}

/** Adds up parts as they come; their order makes no difference. */
export interface Tally {
  readonly add: (part: Part) => void;
  readonly end: () => FleetTotal;
}

/** What is found when two fleets are compared, before any account of them is asked. */
export type Comparison = Pick<FleetTotal, 'came' | 'went'>;

export function openTally(fleet: Fleet, { came, went }: Comparison = { came: [], went: [] }): Tally {
  const broken = [...fleet.broken];
  const notThere: NotTherePart[] = [];
  const gaps: GapOf[] = [];
  const assumptions = new Set<string>();
  const counts = new Map<string, number>();
  const notes = new Map<string, number>();
  const codes = new Set<ExitCode>();
  const shown = new Set<string>();
  if (came.length + went.length > 0) codes.add(exitCodes.no);
  if (came.length > 0) counts.set('came', came.length);
  if (went.length > 0) counts.set('went', went.length);
  let [answered, rows, isWhole] = [0, 0, true];
  const addAnswered = (part: AnsweredPart): void => {
    answered += 1;
    rows += part.size;
    codes.add(part.code);
    for (const one of part.assumptions) assumptions.add(one);
    for (const one of part.shown) shown.add(one);
    for (const note of part.notes) addTo(notes, note, 1);
    for (const [name, count] of Object.entries(part.counts)) addTo(counts, name, count);
  };
  return {
    add: (part) => {
      if (part.kind === 'broken') {
        broken.push({ file: part.file, reason: part.reason });
        return;
      }
      isWhole &&= part.complete;
      for (const gap of part.gaps) gaps.push({ account: part.account, gap });
      if (part.kind === 'not-there') notThere.push(part);
      else addAnswered(part);
    },
    end: () => ({
      fleet,
      broken: broken.sort(({ file: a }, { file: b }) => compareTexts(a, b)),
      answered,
      rows,
      notThere: notThere.sort((a, b) => inOrder(a.account, b.account)),
      complete: isWhole && broken.length === 0,
      // The gaps of one account are in the order in which it has them.
      gaps: gaps.sort((a, b) => inOrder(a.account, b.account)),
      assumptions: [...assumptions].sort(),
      counts: Object.fromEntries(counts),
      notes: [...notes].sort(([a], [b]) => compareTexts(a, b)),
      codes,
      came,
      went,
      shown,
    }),
  };
}

function addTo(counts: Map<string, number>, name: string, count: number): void {
  counts.set(name, (counts.get(name) ?? 0) + count);
}
