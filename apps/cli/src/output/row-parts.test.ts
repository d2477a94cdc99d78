import { compile } from '@grantlens/engine';
import { printable } from '@grantlens/engine/internal';
import { csvText } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import { workload } from '@grantlens/testkit';
import { expect, test } from 'vitest';
import type { Io } from '../io.ts';
import type { Answer } from './answer.ts';
import { envelope } from './envelope.ts';
import { writeAnswer } from './formats.ts';
import { jsonText } from './json.ts';
import type { Row } from './records.ts';
import { type AnswerRow, onceEach, type RowPart } from './row-parts.ts';

const { account } = compile(normalise(workload('XS', 1)));

const part = (record: Row, ...cells: readonly (readonly string[])[]): RowPart => ({
  record: () => record,
  cells: () => cells,
});
const people = ['Ann', 'B"o,b', '=c\nd', '\u2028\u202e'].map((name) =>
  part({ principal: { name }, via: [], lacks: undefined }, [name], ['allowed', '']),
);
const zones = ['a.example', 'b.example'].map((id) =>
  part({ resource: { id }, evidence: undefined }, [id], [id]),
);
const rows = people.flatMap((one) => zones.map((other): AnswerRow => [one, other]));
const records = rows.map(([one, other]) => ({ ...one.record(), ...other.record() }));
const cells = rows.map(([one, other]) => {
  const [[name = ''] = [], run = []] = one.cells();
  const [[zone = ''] = []] = other.cells();
  return [name, zone, ...run, zone].map((cell) => cell.split('\n').map(printable).join('; '));
});

const answerOf = (results: readonly Row[], late: readonly AnswerRow[]): Answer => ({
  account,
  envelope: envelope(account, { query: {}, complete: true, assumptions: [], gaps: [], results }),
  question: 'who',
  columns: ['principal', 'zone', 'verdict', 'except', 'id'].map((title) => ({ title })),
  cells: [],
  each: () => late,
  closing: [],
  positive: true,
});

async function written(answer: Answer, format: 'json' | 'jsonl' | 'csv'): Promise<string> {
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

test.each([
  [[], 0],
  [[], 8],
  [[{ first: 1 }], 0],
  [[{ first: 1 }, { second: '\u202e' }], 8],
] as const)(
  'an answer in JSON is one envelope with the rows made late behind the others: %j and %i',
  async (results, count) => {
    const answer = answerOf(results, rows.slice(0, count));
    const whole = { ...answer.envelope, results: [...results, ...records.slice(0, count)] };
    expect(await written(answer, 'json')).toBe(`${jsonText(whole, 2)}\n`);
  },
);

test('a row made late is a line like any other in lines of JSON and in CSV', async () => {
  const answer = answerOf([], rows);
  expect(await written(answer, 'jsonl')).toBe(records.map((record) => `${jsonText(record)}\n`).join(''));
  const titles = answer.columns.map(({ title }) => title);
  expect(await written(answer, 'csv')).toBe(csvText([titles, ...cells]));
});

test('what is made of a part is made once', () => {
  let count = 0;
  const made = onceEach((one: RowPart) => {
    count += 1;
    return one.cells();
  });
  for (const [one] of rows) made(one);
  expect(count).toBe(people.length);
});
