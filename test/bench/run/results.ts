import { median } from '../measure.ts';
import type { Job, PeerJob, Size } from './plan.ts';
import { peerJobs } from './plan.ts';

type Figures = Readonly<Record<string, number>>;

/** The figures of every round, by size and job. */
export type Rounds = Map<string, Figures[]>;

/** The medians of a size. */
export interface SizeResults {
  /** A figure of a job; undefined where it was not measured. */
  readonly of: (job: Job, figure: string) => number | undefined;
  /** The tool with the smallest figure. */
  readonly best: (figure: string) => { readonly peer: PeerJob; readonly value: number } | undefined;
}

export function resultsOf(rounds: Rounds, size: Size): SizeResults {
  const of: SizeResults['of'] = (job, figure) => {
    const all = (rounds.get(`${size} ${job}`) ?? []).flatMap((figures) => figures[figure] ?? []);
    return all.length === 0 ? undefined : median(all);
  };
  return {
    of,
    best: (figure) => {
      const measured = peerJobs.flatMap((peer) => {
        const value = of(peer, figure);
        return value === undefined ? [] : [{ peer, value }];
      });
      return measured.sort((a, b) => a.value - b.value)[0];
    },
  };
}
