import { printable } from '@grantlens/engine/internal';
import type { Io } from '../../io.ts';
import type { Answer, ProsePart } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { endlessPage, type Page } from '../page.ts';
import { inTurn, type RowPart, rowsMadeLate } from '../row-parts.ts';

/** For people: the question, its rows in a table or in words, and the closing lines. */
export async function writePage(answer: Answer, io: Io, format: 'table' | 'wide'): Promise<void> {
  const page = io.page ?? endlessPage;
  const flow = await flowOn(page);
  const closing = answer.closing.map((line) => `${flow(printable(line))}\n`).join('');
  io.out(`${flow(headline(answer, format))}\n${await body(answer, { format, page, flow })}${closing}`);
  io.err(remarks(answer));
}

/** How prose is brought into the width of a page. */
type Flow = (text: string) => string;

interface Sheet {
  readonly format: 'table' | 'wide';
  readonly page: Page;
  readonly flow: Flow;
}

// A question asked often asks for JSON or has its own text, and should not wait for what it does not need to be loaded.
async function flowOn({ columns }: Page): Promise<Flow> {
  if (columns === undefined) return (text) => text;
  const { flowing } = await import('../prose.ts');
  return (text) => flowing(text, columns);
}

async function body(answer: Answer, sheet: Sheet): Promise<string> {
  const parts = answer.prose?.() ?? tableOf(answer);
  if (parts.length === 0) return '';
  const drawn: string[] = [];
  for (const part of parts) drawn.push(await drawPart(part, sheet));
  return `${drawn.join('\n')}\n\n`;
}

function tableOf(answer: Answer): readonly ProsePart[] {
  const runsOf = ({ cells }: RowPart) => cells();
  const late = [...rowsMadeLate(answer, runsOf, runsOf)];
  const rows = [...answer.cells(), ...late.map(([first, second]) => inTurn(first, second).flat())];
  return rows.length === 0 ? [] : [{ columns: answer.columns, rows }];
}

async function drawPart(part: ProsePart, { format, page, flow }: Sheet): Promise<string> {
  if (typeof part === 'string') return flow(printableLines(part));
  if ('text' in part) {
    const text = printableLines(part.text);
    if (!page.hasColours) return flow(text);
    const { coloursOf } = await import('../colours.ts');
    return flow(text.replace(`: ${part.verdict}`, coloursOf(page).verdicts));
  }
  const { columnsTable } = await import('../table.ts');
  return columnsTable({ ...part, rows: part.rows.map((row) => row.map(printableLines)) }, format, page);
}

/** Text of several lines, each safe on a terminal: not every word in it was looked at where it was put together. */
function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}
