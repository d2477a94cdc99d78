import { openOracle } from '@grantlens/testkit';
import { test } from 'vitest';
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
