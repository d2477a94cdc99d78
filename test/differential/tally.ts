import type { Question, Verdict } from '@grantlens/testkit';

/** What a judge was asked, and how often the engine said otherwise. */
export interface Tally {
  readonly judge: string;
  readonly accounts: number;
  readonly questions: number;
  /** How many questions had which answer, so that nobody takes a run of "not granted" for a proof. */
  readonly answers: Readonly<Record<string, number>>;
  readonly mismatches: number;
  /** Null where nothing is drawn: every account of a space was asked. */
  readonly seed: number | null;
  readonly seconds: number;
}

declare module 'vitest' {
  interface TaskMeta {
    /** Printed with those of the other judges after the run. */
    tallies?: readonly Tally[];
  }
}

/** One question with what the engine and a judge say. */
export interface Said {
  readonly question: Question;
  readonly engine: string;
  readonly judge: Verdict;
}

/** Counts as the answers come. */
export interface Counter {
  /** Counts an account with its answers; those the two do not agree on come back. */
  readonly add: (said: readonly Said[]) => readonly Said[];
  readonly soFar: () => Tally;
}

/** Begins to count what a judge is asked. */
export function countFor(judge: string, seed: number | null): Counter {
  const started = performance.now();
  const answers: Record<string, number> = {};
  let [accounts, questions, mismatches] = [0, 0, 0];
  return {
    add: (said) => {
      const wrong = said.filter((one) => one.engine !== one.judge);
      accounts += 1;
      questions += said.length;
      mismatches += wrong.length;
      for (const one of said) answers[one.judge] = (answers[one.judge] ?? 0) + 1;
      return wrong;
    },
    soFar: () => {
      const seconds = (performance.now() - started) / 1000;
      return { judge, accounts, questions, answers, mismatches, seed, seconds };
    },
  };
}

/** A question in the words of the command line. */
export const words = ({ principal, permission, resource }: Question): string =>
  `can ${principal} ${permission} on ${resource}`;

/** What the engine and a judge do not agree on, as a sentence. */
export const disagreement = ({ question, engine, judge }: Said, name: string): string =>
  `${words(question)}: the engine says ${engine}, ${name} says ${judge}`;
