import type { Clock } from '../clock.ts';
import type { Refusal } from './answer.ts';
import type { Problem } from './problem.ts';

/** Holds back requests that would get no answer. */
export interface Bar {
  /** The refusal for a request that is held back; undefined when it may be sent. */
  refusal(): Refusal | undefined;
  /** The API asks for a longer wait than anyone would accept: nothing more is worth sending. */
  rateLimited(ms: number, problem: Problem): void;
  /** The API answered, whatever it said. */
  answered(): void;
  /**
   * Call it when a request starts, and call its result when the request failed because no connection could be made. If
   * no request at all was answered in between, nothing more is sent.
   */
  watch(): (refusal: Refusal) => void;
  isCutOff(): boolean;
}

/** Opens a bar that holds nothing back yet. */
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
