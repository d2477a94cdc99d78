import { changesApply } from '@grantlens/testkit';
import { changesMirror, sameChangesNothing } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { compareByEngine } from './comparison.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(Number(process.env.GRANTLENS_CASES ?? 40) / 20) + 6;
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

for (const [kind, snapshots] of Object.entries(kinds)) {
  const pairs = fc.tuple(snapshots, snapshots);
  test(
    `law 9: nothing of ${kind} has changed between a snapshot and itself`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.nat(), (snapshot, order) =>
          sameChangesNothing(compareByEngine, snapshot, order),
        ),
        { numRuns, seed },
      ),
    10 * minutes,
  );
  test(
    `law 9: the changes of ${kind} in reverse are the changes from the later snapshot to the earlier one`,
    () =>
      fc.assert(
        fc.property(pairs, ([a, b]) => changesMirror(compareByEngine, a, b)),
        { numRuns, seed },
      ),
    10 * minutes,
  );
  test(
    `law 9: the changes of ${kind} lead from one table of verdicts to the other, each in a row with a cause`,
    () =>
      fc.assert(
        fc.property(pairs, ([a, b]) => changesApply(compareByEngine, a, b)),
        { numRuns, seed },
      ),
    10 * minutes,
  );
}
