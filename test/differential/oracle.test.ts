import { type Holding, type Resource, whatCan, whoCan } from '@grantlens/engine';
import { normalise, type Snapshot, standings } from '@grantlens/snapshot';
import { oddSnapshot, openOracle, type Question, questionsFor } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { covers, type OpenedEngine, openEngineOn } from './opened.ts';

/** How many accounts a run generates; each is asked hundreds of questions. */
const cases = Number(process.env.GRANTLENS_CASES ?? 40);
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

/** A generated account as a person can read it: the collections that hold something. */
function drawn({ collections }: Snapshot): string {
  return Object.entries(collections)
    .filter(([, { status, items }]) => status !== 'complete' || Object.keys(items).length > 0)
    .map(([name, { status, items }]) => `  ${name} (${status}): ${JSON.stringify(items)}`)
    .join('\n');
}

/** Holds every generated account to a check that names what is wrong, or says nothing. */
function forEveryAccount(check: (snapshot: Snapshot) => string | null): void {
  const property = fc.property(oddSnapshot, (snapshot) => {
    const wrong = check(snapshot);
    if (wrong !== null) throw new Error(wrong);
  });
  const run = fc.check(property, { numRuns: cases, seed });
  if (!run.failed) return;
  const account = run.counterexample === null ? '' : drawn(run.counterexample[0]);
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  throw new Error(`${why}\nGRANTLENS_SEED=${run.seed} after ${run.numRuns} accounts\n${account}`);
}

function firstOf<T>(all: readonly T[], wrong: (one: T) => string | null): string | null {
  for (const one of all) {
    const found = wrong(one);
    if (found !== null) return found;
  }
  return null;
}

/** Every question, and those about the permission groups that have no id and the roles that stand for themselves. */
function questionsOf(snapshot: Snapshot): readonly Question[] {
  const known = questionsFor(snapshot);
  const groups = [...normalise(snapshot).permissionGroups.keys()].filter((key) => key.includes(':'));
  const places = new Map(known.map((one) => [`${one.principal} ${one.resource}`, one]));
  return [
    ...known,
    ...groups.flatMap((permission) => [...places.values()].map((one) => ({ ...one, permission }))),
  ];
}

/** What the engine and the oracle do not agree on. */
function differences(snapshot: Snapshot): readonly string[] {
  const engine = openEngineOn(snapshot);
  const oracle = openOracle(snapshot);
  return questionsOf(snapshot).flatMap((question) => {
    const { principal, permission, resource } = question;
    const [fast, slow] = [engine.verdict(question), oracle.verdict(principal, permission, resource)];
    return fast === slow ? [] : [`${words(question)}: the engine says ${fast}, the oracle ${slow}`];
  });
}

const words = ({ principal, permission, resource }: Question) =>
  `can ${principal} ${permission} on ${resource}`;

function isCovered(rows: readonly Holding[], group: string, on: Resource): boolean {
  return rows.some(
    ({ permissionGroup, effective, scope, except }) =>
      permissionGroup.key === group &&
      effective === 'allowed' &&
      covers(scope, on) &&
      !except.some((narrower) => covers(narrower, on)),
  );
}

/** Groups that hold other groups say with one row what they allow of every other group. */
function holdsOthers(rows: readonly Holding[]): boolean {
  return rows.some(
    ({ permissionGroup: { contents } }) => contents.kind !== 'listed' || contents.groups.size > 0,
  );
}

function whatCanDiffers(
  engine: OpenedEngine,
  principals: readonly string[],
  on: readonly string[],
): string | null {
  return firstOf(principals, (principal) => {
    const { holdings } = whatCan(engine.access, engine.principal(principal));
    const groups = [...new Set(holdings.map(({ permissionGroup }) => permissionGroup.key))];
    return firstOf(groups, (permission) =>
      firstOf(on, (resource) => {
        const question = { principal, permission, resource };
        const isAllowed = engine.verdict(question) === 'allowed';
        const isListed = isCovered(holdings, permission, engine.resource(resource));
        if (isListed === isAllowed || (isAllowed && holdsOthers(holdings))) return null;
        return `${words(question)}: ${isAllowed ? 'allowed' : 'not allowed'}, and what-can says otherwise`;
      }),
    );
  });
}

describe('the engine, on any account the API could show', () => {
  it(
    'answers every question as the oracle does',
    () => {
      const tally = { accounts: 0, questions: 0, mismatches: 0 };
      const started = performance.now();
      try {
        forEveryAccount((snapshot) => {
          const wrong = differences(snapshot);
          // After the first mismatch the run only looks for a smaller account that shows it.
          if (tally.mismatches === 0) {
            tally.accounts += 1;
            tally.questions += questionsOf(snapshot).length;
            tally.mismatches = wrong.length;
          }
          return wrong[0] ?? null;
        });
      } finally {
        const seconds = Math.round((performance.now() - started) / 1000);
        const { accounts, questions, mismatches } = tally;
        process.stdout.write(
          `engine and oracle: ${accounts} accounts, ${questions} questions, ${mismatches} mismatches, seed ${seed}, ${seconds} s\n`,
        );
      }
    },
    30 * minutes,
  );

  it(
    'lists in who-can exactly those who can, and those of whom that is unknown',
    () =>
      forEveryAccount((snapshot) => {
        const engine = openEngineOn(snapshot);
        const questions = questionsFor(snapshot);
        const asked = new Map(
          questions.map((question) => [`${question.permission} ${question.resource}`, question]),
        );
        return firstOf([...asked.values()], ({ permission, resource }) => {
          const { listed } = whoCan(engine.access, engine.permission(permission), engine.resource(resource), [
            ...standings,
          ]);
          return firstOf(engine.account.principals, ({ key: principal }) => {
            const one = engine.verdict({ principal, permission, resource });
            const row = listed.find((decision) => decision.principal.key === principal)?.verdict;
            const expected = one === 'allowed' || one === 'unknown' ? one : undefined;
            return row === expected
              ? null
              : `${words({ principal, permission, resource })}: ${one}, and who-can says ${row ?? 'nothing'}`;
          });
        });
      }),
    10 * minutes,
  );

  it(
    'shows in what-can exactly what can allows of every group held',
    () =>
      forEveryAccount((snapshot) => {
        const questions = questionsFor(snapshot);
        const principals = [...new Set(questions.map(({ principal }) => principal))];
        const resources = [...new Set(questions.map(({ resource }) => resource))];
        return whatCanDiffers(openEngineOn(snapshot), principals, resources);
      }),
    10 * minutes,
  );
});
