import type { Sealer } from '@grantlens/snapshot/internal';
import type { Ask } from '../wire/question.ts';

/** Rows prepared at a time: few, so that answers that arrive meanwhile do not wait. */
const atOnce = 8;

/** Prepares rows for the digest while the process waits for others. */
export function withPreparation(ask: Ask, sealer: Sealer): Ask {
  const waiting: unknown[] = [];
  let isUnderWay = false;
  const prepareNext = () => {
    sealer.prepare(waiting.splice(-atOnce));
    isUnderWay = waiting.length > 0;
    if (isUnderWay) setImmediate(prepareNext);
  };
  return async (question, writeDown) => {
    const answer = await ask(question, writeDown);
    if (answer.kind !== 'result' || !Array.isArray(answer.result)) return answer;
    // One by one: a list of a million is not a list of arguments.
    for (const row of answer.result) waiting.push(row);
    if (!isUnderWay) setImmediate(prepareNext);
    isUnderWay = true;
    return answer;
  };
}
