import type { Snapshot } from '@grantlens/snapshot';
import { accountKey, normalise } from '@grantlens/snapshot';
import { afterEdit, everyEdit, openOracle, rowEdits } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { openEngineOn } from '../differential/opened.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';

const superAdministrator = '8e23b19e4e0d44c29d239c5688ba8cbb';

const superAdministrators = (snapshot: Snapshot): readonly string[] => {
  const { principals, verdict } = openOracle(snapshot);
  const key = accountKey(String(snapshot.account.id));
  return principals.filter((who) => verdict(who, superAdministrator, key) === 'allowed');
};

const snapshot = await takeSnapshot('north-harbour');
const before = superAdministrators(snapshot);

const nobodyElse = () =>
  fc.property(rowEdits(snapshot), (edit) =>
    superAdministrators(afterEdit(snapshot, edit)).every((who) => before.includes(who)),
  );

test('the rule that nobody becomes super administrator by one edit fails within 20 runs, whatever the seed', () => {
  const seeds = Array.from({ length: 60 }, (_, n) => n);
  const passed = seeds.filter(
    (seed) => !fc.check(nobodyElse(), { seed, numRuns: 20, endOnFailure: true }).failed,
  );
  expect(passed).toEqual([]);
}, 120_000);

test('the counterexample of a rule about edits is the edit, in one line', () => {
  const found = fc.check(nobodyElse(), { seed: 1, numRuns: 20 });
  const text = fc.defaultReportMessage(found);
  expect(text).toMatch(
    /Counterexample: \[(give .* Super Administrator - All Privileges on the whole account|put .* in .*)\]/,
  );
});

test('a member who is given everything on the whole account is allowed it, by oracle and engine', () => {
  const gift = [...everyEdit(snapshot, { kinds: ['give'] })].find(
    (edit) =>
      edit.kind === 'give' &&
      edit.holder === 'members' &&
      edit.permissionGroup === superAdministrator &&
      edit.access === 'allow' &&
      !before.includes(`member:${edit.id}`),
  );
  if (gift?.kind !== 'give') throw new Error('nobody can be given everything');
  const after = afterEdit(snapshot, gift);
  const [principal, resource] = [`member:${gift.id}`, accountKey(String(snapshot.account.id))];
  expect(openOracle(after).verdict(principal, superAdministrator, resource)).toBe('allowed');
  expect(openEngineOn(after).said({ principal, permission: superAdministrator, resource })).toBe('allowed');
});

test('edits are drawn and listed only of the kinds that are wanted', () => {
  const kinds = ['join', 'leave'] as const;
  const drawn = fc.sample(rowEdits(snapshot, { kinds }), { numRuns: 50, seed: 1 });
  expect(new Set(drawn.map(({ kind }) => kind))).toEqual(new Set(kinds));
  expect([...everyEdit(snapshot, { kinds: ['accept'] })].map((edit) => fc.stringify(edit)).sort()).toEqual([
    'ivar.lie@northharbour.example accepts the invitation',
    'joan.petit@auditors.example accepts the invitation',
    'kjell.brandt@northharbour.example accepts the invitation',
  ]);
});

test.each(scenarioNames)(
  'every edit of %s is about what is there, and the account after it can be read',
  async (name) => {
    const snapshot = await takeSnapshot(name);
    const every = [...everyEdit(snapshot)];
    expect(every.length).toBeGreaterThan(2);
    const sample = every.filter((_, n) => n % Math.ceil(every.length / 25) === 0);
    for (const edit of [...sample, ...fc.sample(rowEdits(snapshot), { numRuns: 12, seed: 1 })]) {
      const after = afterEdit(snapshot, edit);
      const words = fc.stringify(edit);
      expect(words).not.toMatch(/undefined|ac0{10}/);
      expect(normalise(after).id).toBe(snapshot.account.id);
      const isChanged = JSON.stringify(after.collections) !== JSON.stringify(snapshot.collections);
      expect([words, isChanged || ['join', 'leave'].includes(edit.kind)]).toEqual([words, true]);
    }
  },
);
