import type { Snapshot } from '@grantlens/snapshot';
import { answerLaws, type Implementation, keeps, type Law, laws } from '@grantlens/testkit';
import { hidings, seeingMoreOnlyRefines } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { openEngine } from './engine.ts';

/** How many accounts each law is held against: fewer than are compared, since a law asks everything twice or more. */
const numRuns = Math.ceil(budget.cases / 20) + 6;
const { seed } = budget;
const minutes = 60_000;

const all: readonly Law<keyof Implementation>[] = [...Object.values(laws), ...Object.values(answerLaws)];
const named = all.map((law) => [law.says, law] as const);

function holdFor(law: Law<keyof Implementation>, accounts: fc.Arbitrary<Snapshot>, runs = numRuns): void {
  fc.assert(keeps(openEngine, law, accounts), { numRuns: runs, seed });
}

test.each(named)(
  'the engine keeps a law on generated accounts: %s',
  (_, law) => holdFor(law, law.accounts),
  10 * minutes,
);

test.each(hidings)(
  'the engine that sees the hidden %s refines only what was unknown',
  (hiding) => {
    const law = seeingMoreOnlyRefines(hiding);
    holdFor(law, law.accounts);
  },
  10 * minutes,
);

for (const name of scenarioNames) {
  const snapshot = await takeSnapshot(name);

  test.each(named)(
    `the engine keeps a law on ${name}: %s`,
    (_, law) => holdFor(law, fc.constant(snapshot), Math.ceil(budget.cases / 40)),
    10 * minutes,
  );
}
