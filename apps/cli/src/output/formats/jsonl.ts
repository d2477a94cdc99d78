import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { jsonText } from '../json.ts';
import { writeLines } from '../lines.ts';
import { rowsMadeLate } from '../row-parts.ts';

/** A row in each line. */
export async function writeJsonLines(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  await writeLines(linesOf(answer), io);
  io.err(remarks(answer));
}

function* linesOf(answer: Answer): Iterable<string> {
  const { results, complete, gaps } = answer.envelope;
  for (const row of results()) yield `${jsonText(row)}\n`;
  const late = rowsMadeLate(
    answer,
    ({ record }) => jsonText(record()).slice(0, -1),
    ({ record }) => jsonText(record()).slice(1),
  );
  for (const [first, second] of late) yield `${first},${second}\n`;
  // Whoever reads the rows alone must not take them for all there are.
  if (!complete) yield `${jsonText({ complete, gaps })}\n`;
}
