import type { Io } from '../../io.ts';
import type { Answer } from '../answer.ts';
import { jsonText } from '../json.ts';
import { writeLines } from '../lines.ts';
import type { Row } from '../records.ts';
import { rowsMadeLate } from '../row-parts.ts';

/** One envelope, which says everything itself. */
export async function writeJson(answer: Answer, io: Io): Promise<void> {
  await writeLines(textsOf(answer), io);
}

/** The results are the last of an envelope: what is made late goes before its end. */
function* textsOf(answer: Answer): Iterable<string> {
  const results = answer.envelope.results();
  const whole = jsonText({ ...answer.envelope, results }, 2);
  const late = rowsMadeLate(
    answer,
    ({ record }) => indented(jsonText(record(), 2)).slice(0, -'\n    }'.length),
    ({ record }) => indented(jsonText(record(), 2)).slice('    {'.length),
  );
  const isEmpty = results.length === 0;
  const end = isEmpty ? ']\n}' : '\n  ]\n}';
  const begin = whole.slice(0, -end.length);
  let count = 0;
  for (const [first, second] of late) {
    yield count === 0 ? `${begin}${isEmpty ? '' : ','}\n` : ',\n';
    yield `${first},${second}`;
    count += 1;
  }
  yield count === 0 ? `${whole}\n` : '\n  ]\n}\n';
}

/** A row as it stands among the results of an envelope. */
export function indentedRow(row: Row): string {
  return indented(jsonText(row, 2));
}

function indented(lines: string): string {
  return `    ${lines.replaceAll('\n', '\n    ')}`;
}
