import { agrees, openOracle } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { test } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { budget } from './budget.ts';
import { compareOnEveryAccount } from './generated.ts';
import { openEngineOn } from './opened.ts';

const minutes = 60_000;

test(
  'on any account the API could show, the engine answers every question as the oracle does',
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
  'on %s, the engine answers questions about its own people, permissions and resources as the oracle does',
  async (name) => {
    const accounts = fc.constant(await takeSnapshot(name));
    const property = agrees((snapshot) => ({ can: openEngineOn(snapshot).verdict }), accounts);
    fc.assert(property, { numRuns: 2, seed: budget.seed, includeErrorInReport: true });
  },
  60 * minutes,
);
