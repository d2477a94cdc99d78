import type { Refusal } from '../wire/answer.ts';
import type { Ask } from '../wire/question.ts';

/** This number of requests in a row without an answer, each with its retries, means that the API is gone. */
const longestSilence = 16;

/**
 * Stops after too many requests in a row had no answer: thousands of lists, each with its retries and time
 * limits, would take days to find out the same. Every later request is refused with the last reason.
 */
export function withPatience(ask: Ask): Ask {
  let silence = 0;
  let last: Refusal | undefined;
  return async (question, writeDown) => {
    if (last !== undefined && silence >= longestSilence) {
      const { code, message } = last.problem;
      const why = `${message}; ${longestSilence} requests in a row failed like this, so reading stopped`;
      return { ...last, problem: { code, message: why } };
    }
    const answer = await ask(question, writeDown);
    const isSilent = answer.kind === 'refusal' && answer.retry === 'worthwhile';
    silence = isSilent ? silence + 1 : 0;
    last = isSilent ? answer : undefined;
    return answer;
  };
}
