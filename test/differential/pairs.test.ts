import { openOracle, type Verdict } from '@grantlens/testkit';
import { test } from 'vitest';
import { budget } from './budget.ts';
import { openEngineOn } from './opened.ts';
import { accountOf, accountOfPair, asked, plainTyping, principals } from './small/account.ts';
import { type Pair, type PolicySet, pairsOf, plainSets, wideSets } from './small/space.ts';
import { countFor, disagreement } from './tally.ts';

const minutes = 60_000;

const onTheAccount = plainSets.filter((policySet) => policySet.every(({ on }) => on.includes('*')));
const policySets: readonly PolicySet[] = budget.isWhole ? wideSets : onTheAccount;

type Asked = (typeof asked)[number];

/** What the oracle says of a member, asked of an account in which there is nobody else (S1). */
const alone = new Map<string, ReadonlyMap<Asked, Verdict>>();

function verdictsOf(own: number, byGroup: readonly number[]): ReadonlyMap<Asked, Verdict> {
  const key = [own, ...byGroup].join();
  const known = alone.get(key);
  if (known !== undefined) return known;
  const policySet = (n: number) => policySets[n] ?? [];
  const { verdict } = openOracle(
    accountOf({ own: policySet(own), byGroup: byGroup.map(policySet) }, plainTyping),
  );
  const verdicts = new Map(
    asked.map((one) => [one, verdict(principals[0], one.permission, one.resource)] as const),
  );
  alone.set(key, verdicts);
  return verdicts;
}

/** Every question about both members, with what the oracle says. */
function expected({ members, userGroups, joined: [ac, ad, bc, bd] }: Pair) {
  const within = (...bits: readonly boolean[]) => userGroups.filter((_, n) => bits[n]);
  const groups = [within(ac, ad), within(bc, bd)] as const;
  return ([0, 1] as const).flatMap((m) =>
    [...verdictsOf(members[m], groups[m])].map(([one, judge]) => ({
      question: { principal: principals[m], ...one },
      judge,
    })),
  );
}

test(
  'the engine answers of each of two members as the oracle does of that member alone with its user groups',
  ({ task }) => {
    const counter = countFor('oracle, every pair', null);
    try {
      for (const pair of pairsOf(policySets)) {
        const engine = openEngineOn(accountOfPair(pair, policySets));
        const said = expected(pair).map((one) => ({ ...one, engine: engine.said(one.question) }));
        const [wrong] = counter.add(said);
        if (wrong !== undefined)
          throw new Error(`${disagreement(wrong, 'the oracle')}\n${JSON.stringify(pair)}`);
      }
    } finally {
      task.meta.tallies = [counter.soFar()];
    }
  },
  120 * minutes,
);
