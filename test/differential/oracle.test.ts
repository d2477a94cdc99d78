import { agrees, openOracle } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { budget } from './budget.ts';
import { compareOnEveryAccount } from './generated.ts';
import { openEngineOn } from './opened.ts';

const minutes = 60_000;

test(
  'the engine answers every question about any account as the oracle does',
  ({ task }) =>
    compareOnEveryAccount(
      'oracle',
      (snapshot) => {
        const oracle = openOracle(snapshot);
        return {
          engine: openEngineOn(snapshot).said,
          judge: ({ principal, permission, resource }) => oracle.verdict(principal, permission, resource),
        };
      },
      (tally) => {
        task.meta.tallies = [tally];
      },
    ),
  60 * minutes,
);

test.each(scenarioNames)(
  'the engine answers questions about the people, permissions and resources of %s as the oracle does',
  async (name) => {
    const accounts = fc.constant(await takeSnapshot(name));
    const property = agrees((snapshot) => ({ can: openEngineOn(snapshot).verdict }), accounts);
    fc.assert(property, { numRuns: 2, seed: budget.seed, includeErrorInReport: true });
  },
  60 * minutes,
);
