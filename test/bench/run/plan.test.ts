import { describe, expect, it } from 'vitest';
import { readPlan, UsageError } from './plan.ts';

describe('the plan of a run', () => {
  it('is everything where nothing is said', () => {
    const { sizes, rounds, jobs } = readPlan([], {});
    expect(sizes).toEqual(['S', 'M', 'L']);
    expect(rounds).toBe(3);
    expect(jobs).toContain('engine');
    expect(jobs).toContain('duckdb');
  });

  it('takes jobs, sizes and rounds from the command line', () => {
    const plan = readPlan(['casl', 'engine', '--size', 'S,M', '--rounds', '5'], {});
    expect(plan).toMatchObject({ jobs: ['engine', 'casl'], sizes: ['S', 'M'], rounds: 5 });
  });

  it('is short when asked to be, in either way', () => {
    expect(readPlan(['--short'], {})).toEqual(readPlan([], { GRANTLENS_BENCH_SHORT: '1' }));
    expect(readPlan(['--short'], {})).toMatchObject({ sizes: ['S'], rounds: 1 });
  });

  it('refuses what it does not know', () => {
    for (const args of [['rust'], ['--size', 'XXL'], ['--rounds', '0'], ['--seed', 'one'], ['--fast']])
      expect(() => readPlan(args, {})).toThrow(UsageError);
  });
});
