import type { Io } from '../../io.ts';
import { type Answer, rowsMadeLate } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { jsonText } from '../json.ts';
import { writeLines } from '../lines.ts';

/** A row in each line. */
export async function writeJsonLines(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  await writeLines(linesOf(answer), io);
  io.err(remarks(answer));
}

function* linesOf(answer: Answer): Iterable<string> {
  const { results, complete, gaps } = answer.envelope;
  for (const row of results) yield `${jsonText(row)}\n`;
  for (const { record } of rowsMadeLate(answer)) yield `${jsonText(record)}\n`;
  // Whoever reads the rows alone must not take them for all there are.
  if (!complete) yield `${jsonText({ complete, gaps })}\n`;
}
