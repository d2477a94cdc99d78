import { test } from 'vitest';
import { openCedarOn } from './cedar/judge.ts';
import { compareOnEveryAccount } from './generated.ts';
import { openEngineOn } from './opened.ts';

const minutes = 60_000;

test(
  'the engine answers every question about any account as Cedar does with its policies as permits and forbids',
  ({ task }) =>
    compareOnEveryAccount(
      'Cedar',
      (snapshot) => {
        const { account, said } = openEngineOn(snapshot);
        const { verdict: judge, worlds } = openCedarOn(account);
        const background = () =>
          Object.entries(worlds)
            .map(([name, policies]) => [`in the ${name} world:`, ...policies].join('\n  '))
            .join('\n');
        return { engine: said, judge, background };
      },
      (tally) => {
        task.meta.tallies = [tally];
      },
    ),
  60 * minutes,
);
