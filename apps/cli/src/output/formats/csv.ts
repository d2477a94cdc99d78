import { printable } from '@grantlens/engine/internal';
import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { writeLines } from '../lines.ts';
import { inTurn, type RowPart, rowsMadeLate } from '../row-parts.ts';

/** Every column, `wide` ones too, under its title. */
export async function writeCsv(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  // A question asked often asks for another format, and should not wait for the reporter to be loaded.
  const { csvText } = await import('@grantlens/reporter/internal');
  await writeLines(linesOf(answer, csvText), io);
  io.err(remarks(answer));
}

function* linesOf(
  answer: Answer,
  csvText: (rows: readonly (readonly string[])[]) => string,
): Iterable<string> {
  yield csvText([answer.columns.map(({ title }) => title)]);
  for (const row of answer.cells()) yield csvText([row.map(inOneLine)]);
  const runsOf = ({ cells }: RowPart) => cells().map((run) => withoutEnd(csvText([run.map(inOneLine)])));
  for (const [first, second] of rowsMadeLate(answer, runsOf, runsOf))
    yield `${inTurn(first, second).join(',')}\r\n`;
}

function withoutEnd(line: string): string {
  return line.slice(0, -'\r\n'.length);
}

/** The lines of a cell in one: what reads a CSV by lines must find a row in each. */
export function inOneLine(cell: string): string {
  return cell.split('\n').map(printable).join('; ');
}
