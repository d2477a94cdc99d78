import { verbQuestions } from './goals/verbs.ts';
import type { Size } from './plan.ts';
import type { SizeResults } from './results.ts';

/** What a person waits for, by the name of its figures: in words, and the figures it is held against. */
const lines: readonly (readonly [name: string, words: string, anchor?: string, anchorWords?: string])[] = [
  ['empty', 'an empty `node`'],
  ['parse', '`JSON.parse` of the snapshot'],
  ['parseBoth', '`JSON.parse` of both snapshots'],
  ...verbQuestions.map(([name, words]) => [name, words, 'empty', 'an empty `node`'] as const),
  ['first', 'the first question on a snapshot', 'parse', '`JSON.parse`'],
  ['everyZone', '`who-can … zone:*`', 'whoCan', '`who-can` on one zone'],
  ['anywhere', '`who-can … anywhere`', 'whoCan', '`who-can` on one zone'],
  ['oneCheck', '`check` of one assertion', 'empty', 'an empty `node`'],
  ['manyChecks', '`check` of 200 assertions', 'oneCheck', '`check` of one'],
  ['findings', '`findings`', 'parse', '`JSON.parse`'],
  ['diff', '`diff`', 'parseBoth', '`JSON.parse` of both'],
  ['report', '`report`, all formats', 'parse', '`JSON.parse`'],
  ['verify', '`verify`', 'report', '`report`'],
];

const short = (value: number): string => String(Number(value.toPrecision(3)));

/**
 * Processor time of a line, of that until it writes, on the clock and at its peak, and how many times that of what it is held
 * against.
 */
function cellOf({ of }: SizeResults, name: string, anchor: string | undefined): string {
  const figure = (kind: string) => of('verbs', kind);
  const over = figure(`${name}OverMs`);
  if (over !== undefined) return `not there after ${short(over / 1000)} s`;
  const [cpu, wall, peak] = [figure(`${name}CpuMs`), figure(`${name}Ms`), figure(`${name}Bytes`)];
  const answer = figure(`${name}AnswerCpuMs`) ?? cpu;
  if (cpu === undefined || wall === undefined || peak === undefined || answer === undefined)
    return 'not asked';
  const held = anchor === undefined ? undefined : figure(`${anchor}CpuMs`);
  const times = held === undefined ? '' : `, ${short(cpu / held)}×`;
  const until = cpu - answer < cpu / 100 ? '' : `${short(answer / 1000)} s until it writes, `;
  return `${short(cpu / 1000)} s (${until}${short(wall / 1000)} s, ${short(peak / 1e6)} MB)${times}`;
}

/** Every verb at every size, side by side; empty where the verbs were not measured. */
export function verbRows(
  results: ReadonlyMap<Size, SizeResults>,
): readonly [head: readonly string[], ...rows: (readonly string[])[]] | null {
  const sizes = [...results].filter(([, { of }]) => of('verbs', 'emptyCpuMs') !== undefined);
  if (sizes.length === 0) return null;
  return [
    [
      'processor time (until it writes, on the clock, memory at its peak)',
      ...sizes.map(([size]) => size),
      '× of',
    ],
    ...lines.map(([name, words, anchor, anchorWords = '']) => [
      words,
      ...sizes.map(([, of]) => cellOf(of, name, anchor)),
      anchorWords,
    ]),
  ];
}
