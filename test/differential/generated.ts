import { normalise, type Snapshot } from '@grantlens/snapshot';
import { accounts, oddSnapshot, type Question, type Verdict } from '@grantlens/testkit';
import { everyQuestion } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { budget } from './budget.ts';
import { countFor, disagreement, type Tally } from './tally.ts';

/** Accounts with every oddity, and now and then a well-formed one, whose answers are mostly definite. */
const anyAccount: fc.Arbitrary<Snapshot> = fc.oneof(
  { weight: 3, arbitrary: oddSnapshot },
  { weight: 1, arbitrary: accounts() },
);

/** Accounts are drawn until the budget is spent, far fewer than this. */
const endless = 1_000_000_000;

/** What is wrong with an account, or null; `asked` gets the number of questions that were put. */
export type Check = (snapshot: Snapshot, asked: (count: number) => void) => string | null;

/** Holds generated accounts to a check until the budget is spent; a failure shows the smallest account it found. */
export function forEveryAccount(check: Check): void {
  let [left, questions] = [budget.accounts, 0];
  const property = fc.property(anyAccount, (snapshot) => {
    if (left <= 0 || questions >= budget.questions) throw new fc.PreconditionFailure(true);
    left -= 1;
    const wrong = check(snapshot, (count) => {
      questions += count;
    });
    if (wrong !== null) {
      // From here on smaller accounts are looked for, however many that takes.
      [left, questions] = [endless, Number.NEGATIVE_INFINITY];
      throw new Error(wrong);
    }
  });
  const run = fc.check(property, { numRuns: endless, seed: budget.seed });
  if (!run.failed) return;
  const account = run.counterexample === null ? '' : drawn(run.counterexample[0]);
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  const again = `GRANTLENS_SEED=${run.seed} GRANTLENS_CASES=${run.numRuns} pnpm assurance`;
  throw new Error(`${why}\nagain: ${again}\nthe smallest account that shows it:\n${account}`);
}

/** A generated account as a person can read it: the collections that hold something. */
function drawn({ collections }: Snapshot): string {
  return Object.entries(collections)
    .filter(([, { status, items }]) => status !== 'complete' || Object.keys(items).length > 0)
    .map(([name, { status, items }]) => `  ${name} (${status}): ${JSON.stringify(items)}`)
    .join('\n');
}

/** The engine and a judge opened on one account. */
export interface Opened {
  readonly engine: (question: Question) => string;
  readonly judge: (question: Question) => Verdict;
  /** What else there is to say of a mismatch. */
  readonly background?: () => string;
}

/** Asks engine and judge every question of every generated account. Throws when they answer one differently. */
export function compareOnEveryAccount(
  name: string,
  open: (snapshot: Snapshot) => Opened,
  tell: (tally: Tally) => void,
): void {
  const counter = countFor(name, budget.seed);
  try {
    forEveryAccount((snapshot, asked) => {
      const { engine, judge, background } = open(snapshot);
      const said = questionsOf(snapshot).map((question) => ({
        question,
        engine: engine(question),
        judge: judge(question),
      }));
      asked(said.length);
      // After the first mismatch the run only looks for a smaller account that shows it.
      const isSearching = counter.soFar().mismatches > 0;
      const [wrong] = isSearching ? said.filter((one) => one.engine !== one.judge) : counter.add(said);
      return wrong === undefined ? null : `${disagreement(wrong, name)}\n${background?.() ?? ''}`;
    });
  } finally {
    tell(counter.soFar());
  }
}

/** Things of another account, which nobody here reaches (S5). */
const foreign = [
  'com.cloudflare.api.account.ac000000000000000000000000000002',
  'com.cloudflare.edge.r2.bucket.ac000000000000000000000000000002_default_crates',
];

/**
 * Every question, those about the permission groups that have no id and the roles that represent themselves, and those
 * about things of another account.
 */
function questionsOf(snapshot: Snapshot): readonly Question[] {
  const known = everyQuestion(snapshot);
  const groups = [...normalise(snapshot).permissionGroups.keys()].filter((key) => key.includes(':'));
  const places = new Map(known.map((one) => [`${one.principal} ${one.resource}`, one]));
  const asked = new Map(known.map((one) => [`${one.principal} ${one.permission}`, one]));
  return [
    ...known,
    ...foreign.flatMap((resource) => [...asked.values()].map((one) => ({ ...one, resource }))),
    ...groups.flatMap((permission) => [...places.values()].map((one) => ({ ...one, permission }))),
  ];
}
