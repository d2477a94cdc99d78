import { verbQuestions } from './goals/verbs.ts';
import { goals } from './goals.ts';
import { type Job, type PeerJob, peerJobs, type Size } from './plan.ts';
import type { SizeResults } from './results.ts';
import { verbRows } from './verb-table.ts';

const number = (value: number): string => String(Number(value.toPrecision(3)));

const count = (value: number) => Math.round(value).toLocaleString('en');

function time(ms: number | undefined): string {
  if (ms === undefined) return '';
  if (ms >= 1000) return `${number(ms / 1000)} s`;
  if (ms >= 1) return `${number(ms)} ms`;
  return ms >= 0.001 ? `${number(ms * 1000)} µs` : `${number(ms * 1e6)} ns`;
}

const mega = (bytes: number | undefined) => (bytes === undefined ? '' : `${number(bytes / 1e6)} MB`);
const ratio = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? '' : `${number(a / b)}×`;

/** A Markdown table. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    `| ${widths.map((width, at) => (row[at] ?? '').padEnd(width)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** Engine and tools side by side, with how many times longer than the engine each takes; empty without any. */
export function sideBySide(jobs: readonly Job[], { of }: SizeResults): string {
  const tools: readonly ('engine' | PeerJob)[] = ['engine', ...peerJobs];
  if (!tools.some((job) => jobs.includes(job))) return '';
  const rows = tools.map((job) => {
    const figure = (name: string) => of(job, name);
    if (figure('canMs') === undefined) return [job, jobs.includes(job) ? 'failed: see below' : 'not run'];
    return [
      job,
      time(figure('setupMs')),
      mega(figure('liveBytes')),
      mega(figure('residentBytes')),
      time(figure('canMs')),
      ratio(figure('canMs'), of('engine', 'canMs')),
      time(figure('whoCanMs')) || 'not asked: minutes',
      ratio(figure('whoCanMs'), of('engine', 'whoCanMs')),
      number(figure('canAsked') ?? 0),
      number(figure('whoCanAsked') ?? 0),
    ];
  });
  return table(
    ['tool', 'ready in', 'memory', 'resident', 'can', '', 'who-can', '', 'can asked', 'who-can asked'],
    rows,
  );
}

/** The other figures worth seeing: of a job, and in words. */
const figures: readonly (readonly [Job, string, string])[] = [
  ['engine', 'handlesMs', 'can, by handle, 20,000 at once'],
  ['engine', 'spreadMs', 'can, by handle, every question once'],
  ['engine', 'bareMs', 'can, by handle, one at a time'],
  ['engine', 'evidenceMs', 'can with evidence, by handle'],
  ['engine', 'randomLoadMs', 'one random load from 32 MiB'],
  ['engine', 'whoCanHandlesMs', 'who-can, by handle'],
  ['engine', 'whoCanIds', 'who-can, ids in the mean'],
  ['engine', 'indexBytes', 'arrays of the index'],
  ['table', 'tableMs', 'whole table'],
  ['table', 'tableRows', 'whole table, rows'],
  ['table', 'triples', 'whole table, triples allowed'],
  ['table', 'tableBytes', 'whole table, bytes touched'],
  ['table', 'popcountMs', 'popcount pass over as many bytes'],
  ['duckdb', 'triplesMs', 'DuckDB, triples counted one by one'],
  ['duckdb', 'bitsMs', 'DuckDB, triples counted in bit strings'],
  ['sqlite', 'triplesMs', 'SQLite, triples counted one by one'],
  ['snapshot', 'snapshotBytes', 'snapshot, as text'],
  ['snapshot', 'parseMs', 'JSON.parse of it'],
  ['snapshot', 'readyMs', 'text to ready engine'],
  ['snapshot', 'decodeMs', '– decode, digest checked'],
  ['snapshot', 'normaliseMs', '– normalise'],
  ['snapshot', 'compileMs', '– compile graph and index'],
  ['changes', 'compileMs', 'full compile'],
  ['changes', 'diffMs', 'diff, 0.05 % edited'],
  ['changes', 'changes', 'diff, rows'],
  ['changes', 'whatIfMs', 'what-if on a median group'],
  ['changes', 'whatIfMembers', 'what-if, members of that group'],
  ['cold', 'emptyMs', 'empty `node`'],
  ['cold', 'coldMs', 'cold `grantlens can`'],
  ['cold', 'firstMs', 'the first `grantlens can` on a snapshot'],
  ...[
    ['empty', 'empty `node`'],
    ['parse', '`JSON.parse` of the snapshot'],
    ['first', 'the first question, which leaves the lookup file'],
    ...verbQuestions,
    ['everyZone', '`who-can … zone:*`'],
    ['anywhere', '`who-can … anywhere`'],
    ['oneCheck', '`check` of one assertion'],
    ['manyChecks', '`check` of 200 assertions'],
    ['findings', '`findings`'],
    ['parseBoth', '`JSON.parse` of two snapshots'],
    ['diff', '`diff` of them'],
    ['complete', 'completion of the name of a member'],
  ].flatMap(
    ([name, words = '']) =>
      [
        ['verbs', `${name}Ms`, words],
        ['verbs', `${name}CpuMs`, '– processor time'],
        ['verbs', `${name}Bytes`, '– memory at its peak'],
      ] as const,
  ),
  ['verbs', 'eachRowsPerSecond', '`who-can … zone:* --each`, rows in a second'],
  ['verbs', 'eachGrownBytes', '– growth of memory meanwhile'],
  ['verbs', 'snapshotBytes', 'snapshot'],
  ['verbs', 'lookupBytes', '– lookup file'],
  ['report', 'buildMs', 'report, built from a compiled account'],
  ['report', 'rows', 'report, rows of entitlements'],
  ['report', 'csvMs', 'entitlements.csv, written to nowhere'],
  ['report', 'csvBytes', '– bytes'],
  ['report', 'csvResidentBytes', '– growth of memory'],
  ['report', 'plainCsvMs', '– the same cells through csv-stringify alone'],
  ['report', 'htmlMs', 'report.html, written to nowhere'],
  ['report', 'htmlBytes', '– bytes'],
  ['report', 'plainHtmlMs', '– its rows, six plain cells each, through handlebars alone'],
  ['report-page', 'wholeLoadMs', 'report.html in Chromium, ready'],
  ['report-page', 'wholeBytes', '– bytes'],
  ['report-page', 'rowsShown', 'the page with this many rows of entitlements'],
  ['report-page', 'loadMs', '– ready'],
  ['report-page', 'plainLoadMs', '– as one plain table, ready'],
  ['report-page', 'scrollMs', '– scrolled anywhere'],
  ['report-page', 'plainScrollMs', '– as one plain table, scrolled anywhere'],
  ['report-page', 'filterMs', '– searched'],
  ['report-page', 'plainFilterMs', '– as one plain table, searched'],
  ['fetch', 'fewest', 'requests for a snapshot, the fewest there can be'],
  ['fetch', 'requests', '– sent'],
  ['fetch', 'sdkRequests', '– sent by the official client'],
  ['fetch', 'boundMs', 'time for a snapshot at 200 requests in a second'],
  ['fetch', 'wallMs', '– taken'],
  ['fetch', 'sdkMs', '– taken by the official client'],
  ['quota', 'fewest', 'requests for a snapshot, the fewest there can be'],
  ['quota', 'requests', '– sent, stopped in the middle'],
  ['quota', 'quotaBoundMs', 'time for a snapshot at 1,200 requests in 5 minutes'],
  ['quota', 'quotaMs', '– taken, stopped in the middle, on a scaled clock'],
];

/** Every figure of the engine's own jobs, and of the tools that can count the whole table. */
export function otherFigures({ of }: SizeResults): string {
  const rows = figures.flatMap(([job, name, words]) => {
    const value = of(job, name);
    if (value === undefined) return [];
    return [[words, name.endsWith('Ms') ? time(value) : name.endsWith('Bytes') ? mega(value) : count(value)]];
  });
  return table(['what', 'median'], rows);
}

/** Every verb at every size, side by side; null where the verbs were not measured. */
export function verbTable(results: ReadonlyMap<Size, SizeResults>): string | null {
  const rows = verbRows(results);
  if (rows === null) return null;
  const [head, ...lines] = rows;
  return table(head, lines);
}

/** The lines to reach, whether they are. */
export function goalLines(results: ReadonlyMap<Size, SizeResults>): string {
  const rows = goals.flatMap(({ what, against, sizes, is, unit, measure, sides }) =>
    (Object.entries(sizes) as [Size, number][]).flatMap(([size, goal]) => {
      const of = results.get(size);
      if (of === undefined) return [];
      const value = measure(of);
      const measured = value !== undefined && !Number.isNaN(value);
      const met = measured && (is === 'at least' ? value >= goal : value <= goal);
      const beside = sides?.(of);
      return [
        [
          size,
          what,
          beside === undefined ? against : `${against} (${beside})`,
          `${is} ${number(goal)} ${unit}`,
          measured ? number(value) : 'not measured',
          measured ? (met ? 'met' : 'NOT met') : '',
        ],
      ];
    }),
  );
  return table(['size', 'what', 'against', 'goal', 'measured', ''], rows);
}
