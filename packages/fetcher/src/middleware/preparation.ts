import type { Sealer } from '@grantlens/snapshot';
import type { Ask } from '../wire/question.ts';

/** So many rows at a time: answers that arrive meanwhile must not wait. */
const atOnce = 8;

/** Makes rows that came ready for the digest while others are waited for. */
export function withPreparation(ask: Ask, sealer: Sealer): Ask {
  const waiting: unknown[] = [];
  let isUnderWay = false;
  const goOn = () => {
    sealer.prepare(waiting.splice(-atOnce));
    isUnderWay = waiting.length > 0;
    if (isUnderWay) setImmediate(goOn);
  };
  return async (question, writeDown) => {
    const answer = await ask(question, writeDown);
    if (answer.kind !== 'result' || !Array.isArray(answer.result)) return answer;
    // One by one: a list of a million is no list of arguments.
    for (const row of answer.result) waiting.push(row);
    if (!isUnderWay) setImmediate(goOn);
    isUnderWay = true;
    return answer;
  };
}
