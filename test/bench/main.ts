import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { writeAccount } from './account/files.ts';
import type { Answers } from './jobs/job.ts';
import { compareAnswers } from './run/agreement.ts';
import { type Job, type Plan, readPlan, type Size, UsageError } from './run/plan.ts';
import { goalLines, otherFigures, sideBySide, verbTable } from './run/print.ts';
import { inProcess } from './run/process.ts';
import { type Rounds, resultsOf, type SizeResults } from './run/results.ts';

const say = (text: string) => process.stdout.write(`${text}\n`);
const tell = (text: string) => process.stderr.write(`${text}\n`);

/** Measures one size in turns: every job once, and again. Gives what went wrong. */
async function measureSize(size: Size, plan: Plan, rounds: Rounds): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), `grantlens-bench-${size}-`));
  const wrong: string[] = [];
  const answers = new Map<Job, Answers>();
  try {
    tell(`${size}: making the account`);
    writeAccount(folder, size, { ...plan.asked[size], seed: plan.seed });
    for (let round = 1; round <= plan.rounds; round += 1) {
      const isDone = (job: Job) => round > 1 && plan.onceAt[job]?.includes(size) === true;
      const jobs = plan.jobs.filter((one) => (plan.onlyAt[one]?.includes(size) ?? true) && !isDone(one));
      for (const job of jobs) {
        tell(`${size}: round ${round} of ${plan.rounds}, ${job}`);
        const found = await inProcess({ job, folder, budget: plan.budget });
        if ('failed' in found) {
          wrong.push(`${size} ${job}: ${found.failed}`);
        } else {
          rounds.set(`${size} ${job}`, [...(rounds.get(`${size} ${job}`) ?? []), found.figures]);
          if (found.answers !== undefined) answers.set(job, found.answers);
        }
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return [...wrong, ...disagreements(size, answers)];
}

/** Holds every tool against the engine, or against the first tool where the engine was not asked. */
function disagreements(size: Size, answers: ReadonlyMap<Job, Answers>): readonly string[] {
  const [first, ...others] = answers;
  if (first === undefined) return [];
  let compared = 0;
  const different = others.flatMap(([job, theirs]) => {
    const agreement = compareAnswers(first[1], theirs);
    compared += agreement.compared;
    return agreement.different.map((one) => `${size} ${first[0]} and ${job}, ${one}`);
  });
  say(`\n${size}: ${compared} answers compared, ${different.length} different`);
  return different;
}

const shown = 20;

async function main(): Promise<number> {
  const plan = readPlan(process.argv.slice(2), process.env);
  const [cpu] = cpus();
  say(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
  );
  say(`${plan.rounds} rounds, seed ${plan.seed}`);
  const rounds: Rounds = new Map();
  const results = new Map<Size, SizeResults>();
  const wrong: string[] = [];
  for (const size of plan.sizes) {
    wrong.push(...(await measureSize(size, plan, rounds)));
    const of = resultsOf(rounds, size);
    results.set(size, of);
    for (const table of [sideBySide(plan.jobs, of), otherFigures(of)]) if (table !== '') say(`\n${table}`);
  }
  const verbs = verbTable(results);
  if (verbs !== null) say(`\n${verbs}`);
  say(`\n${goalLines(results)}`);
  for (const one of wrong.slice(0, shown)) tell(one);
  if (wrong.length > shown) tell(`and ${wrong.length - shown} more`);
  return wrong.length === 0 ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    tell(error instanceof UsageError ? error.message : String(error instanceof Error ? error.stack : error));
    process.exitCode = 1;
  },
);
