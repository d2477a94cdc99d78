import { expect, test } from 'vitest';
import { readPlan, UsageError } from './plan.ts';

test('the plan of a run is everything where nothing is said', () => {
  const { sizes, rounds, jobs } = readPlan([], {});
  expect(sizes).toEqual(['S', 'M', 'L']);
  expect(rounds).toBe(3);
  expect(jobs).toContain('engine');
  expect(jobs).toContain('duckdb');
});

test('the plan of a run takes jobs, sizes and rounds from the command line', () => {
  const plan = readPlan(['casl', 'engine', '--size', 'S,M', '--rounds', '5'], {});
  expect(plan).toMatchObject({ jobs: ['engine', 'casl'], sizes: ['S', 'M'], rounds: 5 });
  expect(readPlan(['verbs', '--patience', '60'], {}).budget.patienceMs).toBe(60_000);
});

test('the plan of a run is short when asked to be, by option or by environment', () => {
  expect(readPlan(['--short'], {})).toEqual(readPlan([], { GRANTLENS_BENCH_SHORT: '1' }));
  expect(readPlan(['--short'], {})).toMatchObject({ sizes: ['S'], rounds: 1 });
});

test('the plan of a run with an unknown job or option is refused', () => {
  for (const args of [
    ['rust'],
    ['--size', 'XXL'],
    ['--rounds', '0'],
    ['--seed', 'one'],
    ['--patience', '0'],
    ['--fast'],
  ])
    expect(() => readPlan(args, {})).toThrow(UsageError);
});
