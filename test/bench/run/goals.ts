import type { Size } from './plan.ts';
import type { SizeResults } from './results.ts';

/** One line to reach. `measure` gives undefined where one side was not measured. */
export interface Goal {
  readonly what: string;
  readonly against: string;
  readonly sizes: Readonly<Partial<Record<Size, number>>>;
  /** Whether the figure is to be as large, or as small, as the number of its size. */
  readonly is: 'at least' | 'at most';
  readonly unit: string;
  readonly measure: (results: SizeResults) => number | undefined;
  /** With what the figure was made, for those who want to see the two sides. */
  readonly sides?: (results: SizeResults) => string | undefined;
}

const over = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? undefined : a / b;

const times = (job: Parameters<SizeResults['of']>[0], figure: string) => (results: SizeResults) =>
  over(results.of(job, figure), results.of('engine', figure));

/** The questions about one snapshot that a lookup file answers, by figure. */
export const verbFigures: readonly (readonly [figure: string, verb: string])[] = [
  ['canMs', '`can`'],
  ['whoCanMs', '`who-can` on one zone'],
  ['whatCanMs', '`what-can`'],
  ['matrixMs', '`matrix`, two columns'],
  ['compareMs', '`compare`'],
  ['whatIfMs', '`what-if`, a member removed'],
  ['listMs', '`list zones`, filtered'],
  ['showMs', '`show` a zone'],
  ['showGroupMs', '`show` a user group'],
  ['graphMs', '`graph` of one member'],
];

/** One figure of the verbs held against another. */
const verb = (
  what: string,
  against: string,
  sizes: Goal['sizes'],
  [figure, anchor]: readonly [string, string],
): Goal => ({
  ...{ what, against, sizes, is: 'at most', unit: '× of it' },
  measure: ({ of }) => over(of('verbs', figure), of('verbs', anchor)),
});

/** What is to be reached, line by line. */
export const goals: readonly Goal[] = [
  {
    what: 'can, by name',
    against: 'the hand-written loop',
    sizes: { M: 8, L: 15 },
    is: 'at least',
    unit: '× faster',
    measure: times('hand-written', 'canMs'),
  },
  {
    what: 'can, by name',
    against: 'CASL',
    sizes: { M: 12 },
    is: 'at least',
    unit: '× faster',
    measure: times('casl', 'canMs'),
  },
  {
    what: 'can, by name',
    against: 'SQLite',
    sizes: { L: 200 },
    is: 'at least',
    unit: '× faster',
    measure: times('sqlite', 'canMs'),
  },
  {
    what: 'can, by handle',
    against: 'one random load from 32 MiB',
    sizes: { L: 1 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('engine', 'handlesMs'), of('engine', 'randomLoadMs')),
  },
  {
    what: 'can with evidence',
    against: 'without',
    sizes: { M: 10, L: 10 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('engine', 'evidenceMs'), of('engine', 'bareMs')),
  },
  {
    what: 'who-can',
    against: 'the best tool',
    sizes: { M: 60, L: 120 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of, best }) => over(best('whoCanMs')?.value, of('engine', 'whoCanMs')),
    sides: ({ best }) => best('whoCanMs')?.peer,
  },
  {
    what: 'who-can, beyond 5 µs',
    against: 'per id returned',
    sizes: { L: 4 },
    is: 'at most',
    unit: 'ns',
    measure: ({ of }) => {
      const ms = of('engine', 'whoCanHandlesMs');
      return over(ms === undefined ? undefined : Math.max(0, ms - 0.005) * 1e6, of('engine', 'whoCanIds'));
    },
  },
  {
    what: 'whole table, symbolic',
    against: 'DuckDB, the same triples counted',
    sizes: { S: 20 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('duckdb', 'triplesMs'), of('table', 'tableMs')),
  },
  {
    what: 'whole table, symbolic',
    against: 'a popcount pass over the bytes touched',
    sizes: { M: 6, L: 3 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('table', 'tableMs'), of('table', 'popcountMs')),
  },
  {
    what: 'snapshot text to ready engine',
    against: 'JSON.parse of it',
    sizes: { M: 4, L: 4 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('snapshot', 'readyMs'), of('snapshot', 'parseMs')),
  },
  {
    what: 'memory growth',
    against: 'CASL',
    sizes: { M: 1 / 20 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('engine', 'liveBytes'), of('casl', 'liveBytes')),
  },
  {
    what: 'memory in the index',
    against: 'per member',
    sizes: { L: 2.5 },
    is: 'at most',
    unit: 'kB',
    measure: ({ of }) => over((of('engine', 'indexBytes') ?? Number.NaN) / 1000, of('engine', 'members')),
  },
  {
    what: 'diff, 0.05 % edited',
    against: 'the whole table',
    sizes: { M: 0.3, L: 0.3 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('changes', 'diffMs'), of('table', 'tableMs')),
  },
  {
    what: 'what-if on a median group',
    against: 'a full compile',
    sizes: { L: 1 / 50 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('changes', 'whatIfMs'), of('changes', 'compileMs')),
  },
  {
    what: 'cold `grantlens can`',
    against: 'an empty `node`',
    sizes: { L: 1.6 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('cold', 'coldMs'), of('cold', 'emptyMs')),
  },
  ...verbFigures.map(([figure, what]) =>
    verb(what, 'an empty `node`', { S: 2, M: 2, L: 3 }, [figure, 'emptyMs']),
  ),
  verb('the first question on a snapshot', '`JSON.parse` of it', { M: 3, L: 3 }, ['firstMs', 'parseMs']),
  verb('… its memory', 'that of `JSON.parse`', { M: 1.3, L: 1.3 }, ['firstBytes', 'parseBytes']),
  verb('the lookup file', 'the snapshot', { M: 0.15, L: 0.15 }, ['lookupBytes', 'snapshotBytes']),
  verb('`who-can … zone:*`', '`who-can` on one zone', { M: 3, L: 3 }, ['everyZoneMs', 'whoCanMs']),
  verb('`who-can … anywhere`', '`who-can` on one zone', { M: 3, L: 3 }, ['anywhereMs', 'whoCanMs']),
  {
    what: '`who-can … zone:* --each`',
    against: 'the clock',
    sizes: { M: 300_000, L: 300_000 },
    is: 'at least',
    unit: 'rows a second',
    measure: ({ of }) => of('verbs', 'eachRowsPerSecond'),
  },
  verb('`findings`', '`JSON.parse`', { M: 3, L: 3 }, ['findingsMs', 'parseMs']),
  verb('`diff`', '`JSON.parse` of both', { M: 1.3, L: 1.3 }, ['diffMs', 'parseBothMs']),
  {
    what: 'requests for a snapshot',
    against: 'the fewest there can be',
    sizes: { M: 1.02 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('fetch', 'requests'), of('fetch', 'fewest')),
  },
  {
    what: 'time for a snapshot, 80 ms latency',
    against: 'the official client',
    sizes: { M: 25 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('fetch', 'sdkMs'), of('fetch', 'wallMs')),
  },
  {
    what: 'time for a snapshot, 80 ms latency',
    against: '200 requests in a second',
    sizes: { M: 1.2 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('fetch', 'wallMs'), of('fetch', 'boundMs')),
  },
  {
    what: 'requests, stopped in the middle',
    against: 'the fewest there can be',
    sizes: { L: 1.02 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('quota', 'requests'), of('quota', 'fewest')),
  },
  {
    what: 'time, stopped in the middle',
    against: '1,200 requests in 5 minutes',
    sizes: { L: 1.05 },
    is: 'at most',
    unit: '× of it',
    measure: ({ of }) => over(of('quota', 'quotaMs'), of('quota', 'quotaBoundMs')),
  },
  {
    what: 'requests refused with 429',
    against: 'none',
    sizes: { M: 0, L: 0 },
    is: 'at most',
    unit: '',
    measure: ({ of }) => of('fetch', 'refused') ?? of('quota', 'refused'),
  },
  {
    what: 'entitlements as CSV',
    against: 'csv-stringify alone',
    sizes: { M: 4 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report', 'plainCsvMs'), of('report', 'csvMs')),
  },
  {
    what: 'entitlements as CSV',
    against: 'the clock',
    sizes: { M: 60 },
    is: 'at least',
    unit: 'MB/s',
    measure: ({ of }) => over(of('report', 'csvBytes'), (of('report', 'csvMs') ?? Number.NaN) * 1_000),
  },
  {
    what: 'the page of a report, per row',
    against: 'handlebars alone',
    sizes: { M: 1.5 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report', 'plainHtmlMs'), of('report', 'htmlMs')),
  },
  {
    what: 'the page of a report in Chromium',
    against: 'the clock',
    sizes: { M: 3 },
    is: 'at most',
    unit: 's',
    measure: ({ of }) => over(of('report-page', 'wholeLoadMs'), 1_000),
  },
  {
    what: 'the page of a report',
    against: 'the disk',
    sizes: { M: 15 },
    is: 'at most',
    unit: 'MB',
    measure: ({ of }) => over(of('report-page', 'wholeBytes'), 1e6),
  },
  {
    what: '200,000 rows in Chromium',
    against: 'one plain table',
    sizes: { M: 20 },
    is: 'at least',
    unit: '× faster',
    measure: ({ of }) => over(of('report-page', 'plainLoadMs'), of('report-page', 'loadMs')),
  },
  {
    what: '200,000 rows, scrolled',
    against: 'the clock',
    sizes: { M: 50 },
    is: 'at most',
    unit: 'ms',
    measure: ({ of }) => of('report-page', 'scrollMs'),
  },
  {
    what: '200,000 rows, searched',
    against: 'the clock',
    sizes: { M: 200 },
    is: 'at most',
    unit: 'ms',
    measure: ({ of }) => of('report-page', 'filterMs'),
  },
];
