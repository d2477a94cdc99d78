import { printable } from '@grantlens/engine/internal';
import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { headline, remarks } from '../headline.ts';
import { writeLines } from '../lines.ts';
import { listedNotices, messageText, type Notice, type Ruling } from '../ruling.ts';
import { rulingsOf } from '../rulings-of.ts';

/** A workflow command for each notice: GitHub shows it as an annotation, at its line where the pull request shows that. */
export async function writeGithub(answer: Answer, io: Io): Promise<void> {
  io.err(headline(answer, 'wide'));
  await writeLines(commandsOf(rulingsOf(answer)), io);
  io.err(remarks(answer));
}

/** Rulings as workflow commands; what is waived does not stand in anybody's way. */
export function* commandsOf(rulings: readonly Ruling[]): Iterable<string> {
  for (const ruling of rulings)
    for (const notice of listedNotices(ruling))
      if (notice.waived === null) yield `${command(ruling, notice)}\n`;
}

const words = { critical: 'error', high: 'error', medium: 'warning', low: 'notice', info: 'notice' } as const;

function command({ title, severity }: Ruling, { kind, message, place }: Notice): string {
  const properties = {
    file: place.file,
    line: place.line,
    col: place.column,
    title: kind === 'broken' ? title : `not evaluated: ${title}`,
  };
  const said = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${inProperty(`${value}`)}`],
  );
  return `::${words[severity]} ${said.join(',')}::${inData(messageText(message))}`;
}

/** As the runner reads the text of a command. */
function inData(text: string): string {
  return printable(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** As the runner reads a value between the colons. */
function inProperty(text: string): string {
  return inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
