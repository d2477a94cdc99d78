import { jsonText } from '../../output/json.ts';
import { headline } from '../headline.ts';
import { fleetRecord } from '../record.ts';
import { remarks } from '../remarks.ts';
import type { Sink, SinkContext } from '../sink.ts';

/** A row in each line, as they come; then a line for each broken file, and one about all of them. */
export function jsonLinesSink(context: SinkContext): Sink {
  const { io } = context;
  return {
    add: async ({ text }) => {
      io.out(text);
      await io.taken?.();
    },
    end: async (total) => {
      const whole = fleetRecord(context, total);
      const lines = [...total.broken.map((broken) => ({ broken })), whole];
      io.err(headline(context));
      io.out(lines.map((line) => `${jsonText(line)}\n`).join(''));
      io.err(remarks(total));
    },
  };
}
