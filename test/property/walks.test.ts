import { paths } from '@grantlens/engine';
import type { Target, Walk } from '@grantlens/engine/internal';
import { accountKey, type Snapshot, zoneKey } from '@grantlens/snapshot';
import { oddSnapshot } from '@grantlens/testkit';
import {
  escalatingAccounts,
  noShorterWalk,
  oneStepWhereCanAllows,
  takingAwayNeverShortens,
  type WalkImplementation,
  type WalkTarget,
  withoutPolicy,
} from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { openEngineOn } from '../differential/opened.ts';

const numRuns = Math.ceil(budget.cases / 2) + 20;
const { seed } = budget;
const minutes = 60_000;

/** The walks of the engine, read out of its public answer. */
function openWalksOn(snapshot: Snapshot): WalkImplementation {
  const { access, account, principal, permission, resource, verdict } = openEngineOn(snapshot);
  const target = (asked: WalkTarget): Target => ({
    permission: permission(asked.permission),
    resource: resource(asked.resource),
  });
  const answerFor = (key: string, asked: WalkTarget) =>
    paths(access, target(asked), { from: [principal(key)] });
  const connectors = account.coverage.find(({ collection }) => collection === 'ssoConnectors');
  return {
    account: accountKey(account.id),
    principals: account.principals.map(({ key, kind, email, standing }) => ({
      ...{ key, kind, email },
      isActive: standing === 'active',
    })),
    domains: account.ssoDomains,
    mayBeMoreDomains: connectors?.status !== 'complete' || connectors.unreadable > 0,
    can: verdict,
    distance: (key, asked) => {
      const { walks, possible, holders, possibleHolders } = answerFor(key, asked);
      const certain = holders.length > 0 ? 0 : (walks[0]?.steps.length ?? null);
      return { certain, possible: possibleHolders.length > 0 ? 0 : (possible[0]?.steps.length ?? certain) };
    },
    cited: (key, asked) => [...new Set(answerFor(key, asked).walks.flatMap(policiesOf))],
  };
}

function policiesOf({ steps, end }: Walk): readonly string[] {
  const decisions = [...steps.map(({ decision }) => decision), ...(end === null ? [] : [end])];
  return decisions.flatMap(({ bearings }) => bearings.flatMap(({ grant }) => grant.policy.id ?? []));
}

const ownAccount = accountKey('ac000000000000000000000000000001');
const dns = 'dns_records:edit';
const targets: readonly WalkTarget[] = [
  { permission: dns, resource: ownAccount },
  { permission: dns, resource: zoneKey('da000000000000000000000000000001') },
];
const superAdministrator: WalkTarget = {
  permission: '8e23b19e4e0d44c29d239c5688ba8cbb',
  resource: ownAccount,
};

/** Holds a law for every target, on accounts of one kind. */
function forAll(
  snapshots: fc.Arbitrary<Snapshot>,
  wanted: readonly WalkTarget[],
  law: (snapshot: Snapshot, target: WalkTarget) => void,
): void {
  const holds = (snapshot: Snapshot) => {
    for (const target of wanted) law(snapshot, target);
  };
  fc.assert(fc.property(snapshots, holds), { numRuns, seed });
}

const laws: readonly (readonly [string, (snapshot: Snapshot, target: WalkTarget) => void])[] = [
  [
    'a walk of one step is there exactly where can allows the step',
    (snapshot, target) => oneStepWhereCanAllows(openWalksOn, snapshot, target),
  ],
  [
    'no walk is shorter than those that are listed',
    (snapshot, target) => noShorterWalk(openWalksOn, snapshot, target),
  ],
];

test.each(laws)(
  '%s, in accounts where access makes access',
  (_, law) => forAll(escalatingAccounts(), [superAdministrator, ...targets], law),
  10 * minutes,
);

test.each(laws)(
  '%s, in accounts with every oddity',
  (_, law) => forAll(oddSnapshot, targets, law),
  10 * minutes,
);

test(
  'the removal of a policy that a shortest walk rests on never shortens the distance',
  () =>
    forAll(escalatingAccounts(), [superAdministrator, ...targets], (snapshot, target) =>
      takingAwayNeverShortens(openWalksOn, snapshot, {
        target,
        without: (policy) => withoutPolicy(snapshot, policy),
      }),
    ),
  10 * minutes,
);

test('walks of none, one and two steps all happen in the accounts that are drawn', () => {
  const seen = new Set<number | null>();
  for (const snapshot of fc.sample(escalatingAccounts(), { numRuns: 200, seed })) {
    const { principals, distance } = openWalksOn(snapshot);
    for (const { key } of principals) {
      const { certain, possible } = distance(key, superAdministrator);
      seen.add(certain);
      if (certain !== possible) seen.add(-1);
    }
  }
  expect([...seen].sort()).toEqual([-1, 0, 1, 2, null]);
});
