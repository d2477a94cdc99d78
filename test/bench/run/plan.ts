import type { WorkloadSize } from '@grantlens/testkit';
import type { Budget } from '../measure.ts';

export type Size = Exclude<WorkloadSize, 'XS'>;

export const engineJobs = [
  'engine',
  'table',
  'snapshot',
  'changes',
  'cold',
  'verbs',
  'fetch',
  'quota',
  'report',
  'report-page',
] as const;
export const peerJobs = [
  'hand-written',
  'casl',
  'graphology',
  'sqlite',
  'duckdb',
  'cedar',
  'casbin',
] as const;
export type PeerJob = (typeof peerJobs)[number];
export type Job = (typeof engineJobs)[number] | PeerJob;

/** What a run does. */
export interface Plan {
  readonly sizes: readonly Size[];
  readonly jobs: readonly Job[];
  readonly rounds: number;
  readonly seed: number;
  readonly budget: Budget;
  /** Jobs that are only done at some sizes. */
  readonly onlyAt: Readonly<Partial<Record<Job, readonly Size[]>>>;
  /** Jobs that are done in the first round alone at some sizes, where they take many minutes. */
  readonly onceAt: Readonly<Partial<Record<Job, readonly Size[]>>>;
  /** How many questions are asked at each size. */
  readonly asked: Readonly<Record<Size, { readonly can: number; readonly whoCan: number }>>;
}

const full: Plan = {
  sizes: ['S', 'M', 'L'],
  jobs: [...engineJobs, ...peerJobs],
  rounds: 3,
  seed: 1,
  budget: { repeatMs: 1_000, cutMs: 10_000, passMs: 4_000, patienceMs: 180_000 },
  // The official client takes an hour where there is a quota to keep to, and at M there is no quota.
  onlyAt: { fetch: ['S', 'M'], quota: ['L'], report: ['S', 'M'], 'report-page': ['S', 'M'] },
  onceAt: { verbs: ['L'] },
  asked: {
    S: { can: 200_000, whoCan: 200 },
    M: { can: 200_000, whoCan: 200 },
    L: { can: 200_000, whoCan: 100 },
  },
};

/** For every change: that it runs and that all agree. Its figures mean nothing. */
const short: Plan = {
  ...full,
  sizes: ['S'],
  rounds: 1,
  budget: { repeatMs: 20, cutMs: 700, passMs: 200, patienceMs: 60_000 },
  asked: { ...full.asked, S: { can: 20_000, whoCan: 30 } },
};

/** A mistake in how the command was called. */
export class UsageError extends Error {}

/**
 * Reads `[job…] [--short] [--size S,M,L] [--rounds N] [--seed N] [--patience SECONDS]`;
 * `GRANTLENS_BENCH_SIZE` and `GRANTLENS_BENCH_SHORT` do the same where a command line cannot be given.
 *
 * @throws UsageError
 */
export function readPlan(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Plan {
  const names: Job[] = [];
  const isShort = args.includes('--short') || Boolean(env.GRANTLENS_BENCH_SHORT);
  let plan: Plan = isShort ? short : full;
  if (env.GRANTLENS_BENCH_SIZE) plan = { ...plan, sizes: sizesIn(env.GRANTLENS_BENCH_SIZE) };
  const rest = args.filter((arg) => arg !== '--short' && arg !== '--');
  for (let at = 0; at < rest.length; at += 1) {
    const arg = rest[at] ?? '';
    const value = () => {
      at += 1;
      return rest[at] ?? '';
    };
    if (arg === '--size') plan = { ...plan, sizes: sizesIn(value()) };
    else if (arg === '--rounds') plan = { ...plan, rounds: wholeNumber(value()) };
    else if (arg === '--patience')
      plan = { ...plan, budget: { ...plan.budget, patienceMs: 1_000 * wholeNumber(value()) } };
    else if (arg === '--seed') plan = { ...plan, seed: wholeNumber(value()) };
    else names.push(oneOf(full.jobs, arg, 'job'));
  }
  // Everybody is held against the engine, and yes and no against the simplest of the tools.
  const jobs = names.length === 0 ? plan.jobs : full.jobs.filter((job) => names.includes(job));
  return { ...plan, jobs };
}

const sizesIn = (text: string): readonly Size[] =>
  text.split(',').map((one) => oneOf(full.sizes, one, 'size'));

function oneOf<T extends string>(all: readonly T[], text: string, what: string): T {
  const found = all.find((one) => one === text);
  if (found === undefined) throw new UsageError(`there is no ${what} "${text}": ${all.join(', ')}`);
  return found;
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`"${text}" is not a whole number above 0`);
  return number;
}
