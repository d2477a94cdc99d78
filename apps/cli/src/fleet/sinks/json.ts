import { jsonText } from '../../output/json.ts';
import { writeLines } from '../../output/lines.ts';
import { fleetRecord } from '../record.ts';
import type { Sink, SinkContext } from '../sink.ts';

/** One envelope, which says everything itself; what it rests on comes before its results. */
export function jsonSink(context: SinkContext): Sink {
  const texts: string[] = [];
  return {
    add: async ({ text }) => {
      if (text !== '') texts.push(text);
    },
    end: async (total) => {
      const whole = jsonText({ ...fleetRecord(context, total), results: [] }, 2);
      await writeLines(linesOf(whole, texts), context.io);
    },
  };
}

function* linesOf(whole: string, texts: readonly string[]): Iterable<string> {
  if (texts.length === 0) {
    yield `${whole}\n`;
    return;
  }
  yield `${whole.slice(0, -']\n}'.length)}\n`;
  for (const [at, text] of texts.entries()) yield at === 0 ? text : `,\n${text}`;
  yield '\n  ]\n}\n';
}
