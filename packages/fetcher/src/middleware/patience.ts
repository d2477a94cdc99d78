import type { Refusal } from '../wire/answer.ts';
import type { Ask } from '../wire/question.ts';

/** So many questions in a row without an answer, retries included, mean that nobody is there any more. */
const longestSilence = 16;

/**
 * Stops asking when question after question had to be given up: thousands of lists, each with its retries and time
 * limits, would take days to find out the same. What is not asked any more is refused with the last reason.
 */
export function withPatience(ask: Ask): Ask {
  let silence = 0;
  let last: Refusal | undefined;
  return async (question, writeDown) => {
    if (last !== undefined && silence >= longestSilence) {
      const { code, message } = last.problem;
      const why = `${message}; so it was with ${longestSilence} questions in a row, and no more are asked`;
      return { ...last, problem: { code, message: why } };
    }
    const answer = await ask(question, writeDown);
    const isSilent = answer.kind === 'refusal' && answer.retry === 'worthwhile';
    silence = isSilent ? silence + 1 : 0;
    last = isSilent ? answer : undefined;
    return answer;
  };
}
