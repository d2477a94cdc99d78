import { getHeapStatistics } from 'node:v8';
import type { Ask } from '../wire/question.ts';

/** How many times as much memory as bytes of JSON a run needs, including everything made from it. */
const growth = 6;

/** How many bytes of answers this process has memory for. */
export function affordableBytes(): number {
  return Math.floor(getHeapStatistics().heap_size_limit / growth);
}

/** Stops before the answers exceed the memory of the process: running out of it would end the process. */
export function withinMemory(ask: Ask, mostBytes: number): Ask {
  let bytes = 0;
  return async (question, writeDown) => {
    if (bytes > mostBytes) {
      const message = `the answers are larger than the ${Math.floor(mostBytes / 2 ** 20)} MiB this process has memory for; NODE_OPTIONS=--max-old-space-size gives it more`;
      return { kind: 'refusal', httpStatus: 0, problem: { code: 'too-large', message }, retry: 'useless' };
    }
    const answer = await ask(question, writeDown);
    if (answer.kind === 'result') bytes += answer.bytes;
    return answer;
  };
}
