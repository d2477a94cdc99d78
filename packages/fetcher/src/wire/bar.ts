import type { Clock } from '../clock.ts';
import type { Refusal } from './answer.ts';
import type { Problem } from './problem.ts';

/** Keeps questions back that nobody would answer. */
export interface Bar {
  /** What a question is refused with at once, if it is. */
  refusal(): Refusal | undefined;
  /** Nothing is worth asking for so many milliseconds: longer than anybody would wait. */
  rateLimited(ms: number, problem: Problem): void;
  /** The API answered, whatever it said. */
  answered(): void;
  /**
   * Begins with a question. What comes back is told when it was given up for want of a connection: if no answer came
   * since the beginning, to other questions either, nothing is asked any more.
   */
  watch(): (refusal: Refusal) => void;
  isCutOff(): boolean;
}

/** Opens a bar that keeps nothing back yet. */
export function openBar(clock: Clock): Bar {
  let limited: { readonly until: number; readonly answer: Refusal } | undefined;
  let cutOff: Refusal | undefined;
  let answers = 0;
  return {
    refusal: () =>
      cutOff ?? (limited !== undefined && clock.now() < limited.until ? limited.answer : undefined),
    rateLimited: (ms, problem) => {
      const answer = { kind: 'refusal', httpStatus: 429, problem, retry: 'worthwhile' } as const;
      limited = { until: clock.now() + ms, answer };
    },
    answered: () => {
      answers += 1;
    },
    watch: () => {
      const before = answers;
      return (refusal) => {
        if (answers === before) cutOff ??= refusal;
      };
    },
    isCutOff: () => cutOff !== undefined,
  };
}
