import { changesApply } from '@grantlens/testkit';
import { changesMirror, sameChangesNothing } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { describe, it } from 'vitest';
import { compareByEngine } from './comparison.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(Number(process.env.GRANTLENS_CASES ?? 40) / 20) + 6;
const seed = Number(process.env.GRANTLENS_SEED ?? 20261120);
const minutes = 60_000;

describe.each(Object.entries(kinds))('law 9 on %s', (_, snapshots) => {
  const pairs = fc.tuple(snapshots, snapshots);
  it(
    'nothing changed between a snapshot and itself',
    () =>
      fc.assert(
        fc.property(snapshots, fc.nat(), (snapshot, order) =>
          sameChangesNothing(compareByEngine, snapshot, order),
        ),
        { numRuns, seed },
      ),
    10 * minutes,
  );
  it(
    'the other way round is the other way round',
    () =>
      fc.assert(
        fc.property(pairs, ([a, b]) => changesMirror(compareByEngine, a, b)),
        { numRuns, seed },
      ),
    10 * minutes,
  );
  it(
    'the changes lead from one table of verdicts to the other, and every one is in a row with a cause',
    () =>
      fc.assert(
        fc.property(pairs, ([a, b]) => changesApply(compareByEngine, a, b)),
        { numRuns, seed },
      ),
    10 * minutes,
  );
});
