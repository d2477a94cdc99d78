import { csvText } from '@grantlens/reporter/internal';
import { headline } from '../headline.ts';
import { remarks } from '../remarks.ts';
import { accountTitles } from '../row-texts.ts';
import type { Sink, SinkContext } from '../sink.ts';

/** Every column under its title, and rows as they come; broken files are on standard error. */
export function csvSink(context: SinkContext): Sink {
  const { kind, question, io } = context;
  let header = csvText([[...accountTitles, ...kind.columns(question.asked)]]);
  const write = async (text: string) => {
    io.out(header + text);
    header = '';
    await io.taken?.();
  };
  return {
    add: ({ text }) => write(text),
    end: async (total) => {
      io.err(headline(context));
      await write('');
      io.err(remarks(total));
    },
  };
}
