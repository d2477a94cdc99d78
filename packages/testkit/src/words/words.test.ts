import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { accounts } from '../arbitraries/account.ts';
import { oddSnapshot } from '../arbitraries/snapshot.ts';
import { rowEdits } from '../edits/row-edits.ts';
import { disordered } from '../edits/snapshots.ts';
import type { Open } from '../implementation.ts';
import { agrees } from '../laws/agrees.ts';
import { keeps } from '../laws/law.ts';
import { laws } from '../laws/laws.ts';
import { someGroups, someMember, somePermission, someZone } from '../named.ts';
import { openOracle } from '../oracle.ts';

/** An evaluator that forgets every deny. */
const forgetful: Open<'can'> = (snapshot) => {
  const { verdict } = openOracle(snapshot);
  return {
    can: ({ principal, permission, resource }) => {
      const right = verdict(principal, permission, resource);
      return right === 'denied' ? 'allowed' : right;
    },
  };
};

/** What a person reads of a property that does not hold. */
function report(property: fc.IProperty<unknown>): readonly string[] {
  const found = fc.check(property, { numRuns: 100, seed: 1 });
  const why = found.errorInstance instanceof Error ? found.errorInstance.message : '';
  return `${fc.defaultReportMessage(found)}\n${why}`.split('\n').filter((line) => line !== '');
}

test('a disagreement with the oracle is shown in at most 15 lines, with names, both verdicts and the grants', () => {
  const lines = report(agrees(forgetful, accounts()));
  expect(lines.length).toBeLessThanOrEqual(15);
  const text = lines.join('\n');
  expect(text).toMatch(
    /can (person\d@example\.com|token robot \d) .* on .*: yours says allowed, the oracle denied/,
  );
  expect(text).toMatch(/ {2}deny .* on .*, by (an own policy|the user group Team \d)/);
  expect(text).not.toMatch(/[0-9a-f]{32}/);
});

test('what does not matter is left out of a counterexample', () => {
  const lines = report(agrees(forgetful, accounts()));
  const people = lines.filter((line) => /^ {2}(person|group|token)/.test(line));
  expect(people.length).toBeLessThanOrEqual(2);
});

test('a law that is broken names the question, what was done, and both verdicts', () => {
  const lines = report(keeps(forgetful, laws.allowsAddAndDeniesTake, accounts()));
  expect(lines.length).toBeLessThanOrEqual(15);
  expect(lines.join('\n')).toMatch(/a deny gave access: can .*: .*, and after "deny .*" allowed/);
});

test('an account prints in at most 13 lines, whatever is in it', () => {
  const any = fc.oneof(accounts(), oddSnapshot);
  fc.assert(
    fc.property(any, fc.nat(), (snapshot, seed) => {
      for (const one of [snapshot, disordered(snapshot, seed)]) {
        const lines = fc.stringify(one).split('\n');
        expect(lines.length).toBeLessThanOrEqual(13);
        expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(160);
      }
    }),
    { numRuns: 50, seed: 1 },
  );
});

test('members, user groups, permissions, zones and edits print their names', () => {
  const [snapshot] = fc.sample(accounts(), { numRuns: 20, seed: 3 }).filter(({ collections: all }) => {
    const counts = [all.members, all.userGroups, all.zones].map(({ items }) => items.length);
    return counts.every((count) => count > 1);
  });
  if (snapshot === undefined) throw new Error('no account with everything');
  const printed = (arbitrary: fc.Arbitrary<unknown>) =>
    fc
      .sample(arbitrary, { numRuns: 30, seed: 1 })
      .map((one) => fc.stringify(one))
      .join('\n');
  expect(printed(someMember(snapshot))).toMatch(/^person\d@example\.com \(member:be/);
  expect(printed(someGroups(snapshot))).toMatch(/Team \d \(ce/);
  expect(printed(someZone(snapshot))).toMatch(/^zone\d\.example \(com\.cloudflare/);
  expect(printed(somePermission(snapshot))).toMatch(/^(\w+:\w+|.* \([0-9a-f]{32}\))$/m);
  expect(printed(rowEdits(snapshot))).toMatch(
    /^give (person\d@example\.com|Team \d) Super Administrator .* on the whole account$/m,
  );
});

test('printing changes nothing about a snapshot', () => {
  const [snapshot] = fc.sample(accounts(), { numRuns: 1, seed: 3 });
  expect(Object.keys({ ...snapshot })).not.toContain(fc.toStringMethod);
  expect(structuredClone(snapshot)).toEqual(snapshot);
});
