import { compile } from '@grantlens/engine';
import { type Account, normalise } from '@grantlens/snapshot';
import {
  type AccountLookup,
  DamagedLookupFile,
  type LookupFile,
  lookupIn,
} from '@grantlens/snapshot/internal';
import { oddSnapshot, workload } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { budget } from './budget.ts';
import { lookupBytes, opened } from './stored/stored-account.ts';
import { saidTo, verbQuestions } from './stored/verbs.ts';

const minutes = 60_000;

/** The account with nothing left to be read of it. */
function wholly(account: Account) {
  const { zonesByKey, permissionGroups, gaps, ...lists } = account;
  return {
    ...lists,
    zonesByKey: new Map(zonesByKey),
    permissionGroups: new Map(permissionGroups),
    gaps: new Map(gaps),
  };
}

/** Asks everything both ways, each time of a lookup file of which nothing is read yet. */
async function compareAll(account: Account, from: number): Promise<number> {
  const bytes = lookupBytes(account);
  const whole = compile(account);
  const questions = verbQuestions(account, from);
  for (const question of questions) {
    const stored = await saidTo(question, compile(opened(bytes).account));
    expect(`${question.line}\n${stored}`).toBe(`${question.line}\n${await saidTo(question, whole)}`);
  }
  return questions.length;
}

test.each(scenarioNames)(
  'the lookup file of %s gives back the account, and answers every verb as the snapshot does',
  async (name) => {
    const account = normalise(await takeSnapshot(name));
    expect(wholly(opened(lookupBytes(account)).account)).toEqual(wholly(account));
    await compareAll(account, 0);
  },
  minutes,
);

test(
  'the lookup file of a generated account gives back the account, and answers every verb as the snapshot does',
  async () => {
    let asked = 0;
    await fc.assert(
      fc.asyncProperty(oddSnapshot, fc.nat({ max: 1000 }), async (snapshot, from) => {
        const account = normalise(snapshot);
        expect(wholly(opened(lookupBytes(account)).account)).toEqual(wholly(account));
        asked += await compareAll(account, from);
      }),
      { numRuns: budget.cases, seed: budget.seed },
    );
    expect(asked).toBeGreaterThan(budget.cases);
  },
  20 * minutes,
);

test('a lookup file gives what the lists of the account have', () => {
  fc.assert(
    fc.property(oddSnapshot, (snapshot) => {
      const account = normalise(snapshot);
      const bytes = lookupBytes(account);
      const lists = lookupIn(account);
      const stored = () => lookupIn(opened(bytes).account);
      const identities = account.policies.flatMap(({ resourceGroups }) =>
        resourceGroups.flatMap(({ places }) =>
          places.flatMap(({ scope }) => (scope?.kind === 'resource' ? scope.resource : [])),
        ),
      );
      const groups = [...account.permissionGroups.keys()];
      for (const { key, groups: mine } of account.principals) {
        expect(stored().principal(key)).toEqual(lists.principal(key));
        expect(stored().policiesOf(key)).toEqual(lists.policiesOf(key));
        expect(stored().together(mine, [key])).toEqual(lists.together(mine, [key]));
      }
      for (const { key } of account.userGroups) {
        expect(stored().userGroup(key)).toEqual(lists.userGroup(key));
        expect(stored().membersOf(key)).toEqual(lists.membersOf(key));
        expect(stored().policiesOf(key)).toEqual(lists.policiesOf(key));
        expect(stored().userGroupsOf(new Set([key]))).toEqual(lists.userGroupsOf(new Set([key])));
      }
      for (const { id } of account.policies)
        if (id !== null) expect(stored().policiesById(id)).toEqual(lists.policiesById(id));
      for (const identity of new Set(identities)) {
        expect(stored().policiesNaming(identity)).toEqual(lists.policiesNaming(identity));
        const some = new Set([null, ...groups.slice(0, 3)]);
        expect(stored().policiesGiving(some, identity)).toEqual(
          expect.arrayContaining([...lists.policiesGiving(some, identity)]),
        );
      }
      expect(stored().policiesGiving(new Set(groups))).toEqual(lists.policiesGiving(new Set(groups)));
      for (const group of [...groups, null]) {
        const given = ({ givenWidely, holderNumbered }: AccountLookup) => {
          const { holders, numbers, ways } = givenWidely(group);
          return Array.from(holders, (holder, at) => [holderNumbered(holder), ways[numbers[at] ?? -1]]);
        };
        expect(given(stored())).toEqual(given(lists));
      }
      expect(stored().possiblePolicies()).toEqual(lists.possiblePolicies());
      expect(stored().denyingPolicies()).toEqual(lists.denyingPolicies());
      expect(stored().scopeTypes()).toEqual(lists.scopeTypes());
    }),
    { numRuns: budget.cases, seed: budget.seed },
  );
});

const large = normalise(workload('XS', 1));
const bytes = lookupBytes(large);

/** What a lookup file says when it is asked many things; null where it is refused. */
async function saidBy(from: Uint8Array, at: number): Promise<string | null> {
  const questions = verbQuestions(large, at);
  const question = questions[at % questions.length];
  try {
    const file: LookupFile = opened(from);
    return question === undefined ? null : await saidTo(question, compile(file.account));
  } catch (error) {
    if (error instanceof DamagedLookupFile) return null;
    throw error;
  }
}

test(
  'a lookup file that is damaged anywhere, whatever it is asked, says the same or nothing',
  async () => {
    const byte = fc.record({
      at: fc.nat(bytes.length - 1),
      change: fc.integer({ min: 1, max: 255 }),
      question: fc.nat({ max: 200 }),
    });
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(byte, async ({ at, change, question }) => {
        const damaged = Uint8Array.from(bytes);
        damaged[at] = (damaged[at] ?? 0) ^ change;
        const said = await saidBy(damaged, question);
        if (said === null) refused += 1;
        else expect(said).toBe(await saidBy(bytes, question));
        expect(() => opened(damaged).check()).toThrow(DamagedLookupFile);
        expect(await saidBy(bytes.subarray(0, at), question)).toBeNull();
      }),
      { numRuns: 300, seed: budget.seed },
    );
    expect(refused).toBeGreaterThan(0);
  },
  10 * minutes,
);

test('a lookup file of another version is refused', () => {
  const text = Buffer.from(bytes).toString('latin1');
  const older = Buffer.from(text.replaceAll(/index \d{4}/g, 'index 0004'), 'latin1');
  expect(() => opened(older)).toThrow(DamagedLookupFile);
});
