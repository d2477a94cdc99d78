import { printable } from '@grantlens/engine/internal';
import { csvText } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Io } from '../../apps/cli/src/io.ts';
import type { Answer } from '../../apps/cli/src/output/answer.ts';
import { envelope } from '../../apps/cli/src/output/envelope.ts';
import { writeAnswer } from '../../apps/cli/src/output/formats.ts';
import { jsonText } from '../../apps/cli/src/output/json.ts';
import type { Row } from '../../apps/cli/src/output/records.ts';
import { type AnswerRow, onceEach, type RowPart } from '../../apps/cli/src/output/row-parts.ts';

const account = normalise(workload('S', 1));
const titles = ['principal', 'zone', 'verdict', 'except', 'id'];

/** A row as one part for who is listed and one for the zone, and as it would be in one piece. */
interface Expected {
  readonly row: AnswerRow;
  readonly record: Row;
  readonly cells: readonly string[];
}

function expectedOf(names: readonly string[], zones: readonly string[]): readonly Expected[] {
  const firsts = names.map((name) => {
    const record = { principal: { name }, via: [], lacks: undefined };
    return { record, cells: [[name], ['allowed', '']], name };
  });
  const seconds = zones.map((id) => ({ record: { resource: { id } }, cells: [[id], [id]], id }));
  const partOf = onceEach(
    ({
      record,
      cells,
    }: {
      readonly record: Row;
      readonly cells: readonly (readonly string[])[];
    }): RowPart => ({
      record: () => record,
      cells: () => cells,
    }),
  );
  return firsts.flatMap((first) =>
    seconds.map((second) => ({
      row: [partOf(first), partOf(second)] as const,
      record: { ...first.record, ...second.record },
      cells: [first.name, second.id, 'allowed', '', second.id],
    })),
  );
}

async function written(
  results: readonly Row[],
  expected: readonly Expected[],
  format: 'json' | 'jsonl' | 'csv',
): Promise<string> {
  const answer: Answer = {
    account,
    envelope: envelopeOf(results),
    question: 'who',
    columns: titles.map((title) => ({ title })),
    cells: () => [],
    each: () => expected.map(({ row }) => row),
    closing: [],
    positive: true,
  };
  let text = '';
  const io: Io = {
    out: (chunk) => {
      text += chunk;
    },
    err: () => undefined,
    env: {},
    readInput: async () => '',
    signal: new AbortController().signal,
    isInterrupted: () => false,
  };
  await writeAnswer(answer, format, io);
  return text;
}

const envelopeOf = (results: readonly Row[]) =>
  envelope(account, { query: {}, complete: true, assumptions: [], gaps: [], results: () => results });

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 8 }),
  fc.constantFrom('', 'B"o,b', '=c', 'a\nb', '\u2028\u202e'),
);
const rows = fc.tuple(fc.array(text, { maxLength: 3 }), fc.array(text, { maxLength: 3 }));

test('an answer in JSON is one envelope with the rows made late behind the others', () =>
  fc.assert(
    fc.asyncProperty(rows, fc.array(fc.record({ first: text }), { maxLength: 2 }), async (drawn, results) => {
      const expected = expectedOf(...drawn);
      const all = [...results, ...expected.map(({ record }) => record)];
      const whole = { ...envelopeOf(results), results: all };
      expect(await written(results, expected, 'json')).toBe(`${jsonText(whole, 2)}\n`);
    }),
  ));

test('a row made late is a line like any other in lines of JSON and in CSV', () =>
  fc.assert(
    fc.asyncProperty(rows, async (drawn) => {
      const expected = expectedOf(...drawn);
      const lines = expected.map(({ record }) => `${jsonText(record)}\n`);
      expect(await written([], expected, 'jsonl')).toBe(lines.join(''));
      const cells = expected.map((one) =>
        one.cells.map((cell) => cell.split('\n').map(printable).join('; ')),
      );
      expect(await written([], expected, 'csv')).toBe(csvText([titles, ...cells]));
    }),
  ));

test('what is made of a part is made once', () => {
  let count = 0;
  const made = onceEach((part: RowPart) => {
    count += 1;
    return part.cells();
  });
  for (const { row } of expectedOf(['Ann', 'Bo'], ['a.example', 'b.example', 'c.example'])) made(row[0]);
  expect(count).toBe(2);
});
