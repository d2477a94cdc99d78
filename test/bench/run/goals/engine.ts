import type { SizeResults } from '../results.ts';
import { type Goal, over } from './goal.ts';

const times = (job: Parameters<SizeResults['of']>[0], figure: string) => (results: SizeResults) =>
  over(results.of(job, figure), results.of('engine', figure));

/** What the engine is to reach: its questions, its memory, and what edits change. */
export const engineGoals: readonly Goal[] = [
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
];
