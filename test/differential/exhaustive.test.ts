import { openOracle, type Question, type Verdict } from '@grantlens/testkit';
import { test } from 'vitest';
import { budget } from './budget.ts';
import { openCedarOn } from './cedar/judge.ts';
import { openEngineOn } from './opened.ts';
import { accountOf, asked, plainTyping, principals, type Typing, typings } from './small/account.ts';
import { mixedSets, type Profile, plainSets, profilesOf, wideSets } from './small/space.ts';
import { countFor, disagreement } from './tally.ts';

const minutes = 60_000;

/** Members, each alone in an account with the user groups it is in. */
interface Space {
  readonly profiles: readonly Profile[];
  readonly typing: Typing;
}

const everyday: readonly Space[] = [{ profiles: profilesOf(plainSets, 1), typing: plainTyping }];
const whole: readonly Space[] = [
  ...typings.map((typing) => ({ profiles: profilesOf(wideSets, 2), typing })),
  { profiles: profilesOf(mixedSets, 1), typing: plainTyping },
];

const questions: readonly Question[] = asked.map((one) => ({ principal: principals[0], ...one }));

test(
  'the engine answers as the oracle and Cedar do on every account of one member, two groups and two zones',
  ({ task }) => {
    const counters = [countFor('oracle, every member', null), countFor('Cedar, every member', null)] as const;
    try {
      for (const { profiles, typing } of budget.isWhole ? whole : everyday) {
        for (const profile of profiles) {
          const snapshot = accountOf(profile, typing);
          const { account, said } = openEngineOn(snapshot);
          const oracle = openOracle(snapshot);
          const cedar = openCedarOn(account);
          const engine = questions.map((question) => ({ question, engine: said(question) }));
          const hold = (n: 0 | 1, judge: (question: Question) => Verdict) => {
            const [wrong] = counters[n].add(engine.map((one) => ({ ...one, judge: judge(one.question) })));
            if (wrong === undefined) return;
            throw new Error(
              `${disagreement(wrong, counters[n].soFar().judge)}\n${JSON.stringify({ profile, typing })}`,
            );
          };
          hold(0, ({ principal, permission, resource }) => oracle.verdict(principal, permission, resource));
          hold(1, cedar.verdict);
        }
      }
    } finally {
      task.meta.tallies = counters.map((counter) => counter.soFar());
    }
  },
  120 * minutes,
);
