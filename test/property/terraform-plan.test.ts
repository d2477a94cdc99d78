import { compile } from '@grantlens/engine';
import { relate, typicalOf } from '@grantlens/engine/internal';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { startSandbox } from '@grantlens/sandbox';
import { type Account, normalise, type PrincipalKey } from '@grantlens/snapshot';
import { principalKey, scopeIdentity } from '@grantlens/snapshot/internal';
import { accountAfterPlan, readTerraformPlan } from '@grantlens/terraform';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { pointsIn } from './planned-account.ts';
import { stateOf } from './state-of.ts';
import { blanked } from './terraform/blanked.ts';
import { chooserOf, draws } from './terraform/draws.ts';
import { bytesOf, type PlanDocument, planDocument } from './terraform/plan-document.ts';
import { applyResources } from './terraform/provider.ts';
import { drawResources, type Row } from './terraform/resources.ts';

const { seed } = budget;
const credential = credentialFrom({ token: 'a-token-that-must-not-show-up-0001' });
const tool = { name: 'test', version: '1' };

/** A deny that may be there makes no `unknown` of what nobody allows: whether it is denied is left open (S12). */
const can = (verdict: string) => (verdict === 'denied' ? 'not-granted' : verdict);

/** What a later account says, where it means the same things by its permission groups as an earlier one. */
function openWith({ permissionGroups, gaps }: Account, seen: Account) {
  return compile({ ...seen, permissionGroups, gaps: new Map([...gaps, ...seen.gaps]) });
}

test('law 1: what-if of a plan is the account that the API has once the provider has carried the plan out', async () => {
  let plans = 0;
  const echoes = fc.constantFrom('none' as const, 'shown' as const);
  const run = fc.asyncProperty(accounts(), echoes, draws, async (generated, shown, numbers) => {
    const accountId = String(generated.account.id);
    const sandbox = await startSandbox({ accounts: [stateOf(generated)], undocumented: { echoes: shown } });
    const api = { apiBase: sandbox.baseUrl, credential, tool, accountId };
    try {
      const before = await fetchSnapshot(api);
      const resources = drawResources(before, chooserOf(numbers));
      const plan = readTerraformPlan(bytesOf(planDocument(resources, accountId)));
      const planned = accountAfterPlan(before, plan);
      const ids = await applyResources(resources, api);
      const seen = normalise(await fetchSnapshot(api));
      const [expected, actual] = [compile(planned.account), openWith(planned.account, seen)];
      plans += resources.length;

      expect(planned.unknown).toEqual([]);
      expect(planned.complete, JSON.stringify(planned.conflicts)).toBe(true);
      const byAddress = new Map(resources.map(({ type, name }) => [`${type}.${name}`, ids.get(name)]));
      /** What is new is known by its address to one of the two, and by its id to the other. */
      const keyIn = (key: PrincipalKey): PrincipalKey => {
        const [, kind, address = ''] = /^(member|token):(.*)$/s.exec(key) ?? [];
        const id = byAddress.get(address);
        return id === undefined ? key : principalKey(kind === 'token' ? 'token' : 'member', id);
      };
      const principals = new Map(seen.principals.map((principal) => [principal.key, principal]));
      expect(planned.account.principals.map(({ key }) => keyIn(key)).sort()).toEqual(
        [...principals.keys()].sort(),
      );
      for (const principal of planned.account.principals) {
        const same = principals.get(keyIn(principal.key));
        if (same === undefined) throw new Error('it is there');
        expect([principal.standing, principal.groups.length], principal.key).toEqual([
          same.standing,
          same.groups.length,
        ]);
        for (const { permission, scope } of pointsIn(expected)) {
          const resource = typicalOf(scope);
          const where = `${principal.key} ${JSON.stringify(permission)} ${scopeIdentity(scope)}`;
          const words = JSON.stringify({ resources, where }, null, 1);
          expect(relate(actual, same, permission, resource).verdict, words).toBe(
            relate(expected, principal, permission, resource).verdict,
          );
        }
      }
    } finally {
      await sandbox.close();
    }
  });
  await fc.assert(run, { numRuns: 20 + Math.ceil(budget.cases / 4), seed });
  expect(plans).toBeGreaterThan(50);
}, 600_000);

test('law 4: what is not known yet in a plan opens verdicts, and turns none into its opposite', () => {
  let unknowns = 0;
  const run = fc.property(accounts(), draws, draws, (snapshot, numbers, blanks) => {
    const document = planDocument(drawResources(snapshot, chooserOf(numbers)), String(snapshot.account.id));
    const whole = accountAfterPlan(snapshot, readTerraformPlan(bytesOf(document)));
    const less = accountAfterPlan(snapshot, readTerraformPlan(bytesOf(blanked(document, chooserOf(blanks)))));
    const [full, open] = [compile(whole.account), openWith(whole.account, less.account)];
    unknowns += less.unknown.length;
    const later = new Map(less.account.principals.map((principal) => [principal.key, principal]));
    expect([...later.keys()].sort()).toEqual(whole.account.principals.map(({ key }) => key).sort());
    for (const principal of whole.account.principals) {
      const same = later.get(principal.key) ?? principal;
      for (const { permission, scope } of pointsIn(full)) {
        const resource = typicalOf(scope);
        const verdict = relate(open, same, permission, resource).verdict;
        if (verdict === 'unknown') continue;
        const where = `${principal.key} ${JSON.stringify(permission)} ${scopeIdentity(scope)}`;
        expect(can(relate(full, principal, permission, resource).verdict), where).toBe(can(verdict));
      }
    }
  });
  fc.assert(run, { numRuns: 20 + Math.ceil(budget.cases / 4), seed });
  expect(unknowns).toBeGreaterThan(50);
}, 600_000);

test('law 5: the order of the resources in a plan does not matter', () => {
  const run = fc.property(accounts(), draws, (snapshot, numbers) => {
    const document = planDocument(drawResources(snapshot, chooserOf(numbers)), String(snapshot.account.id));
    const turned = { ...document, resource_changes: document.resource_changes.toReversed() };
    const [one, other] = [document, turned].map((each) => {
      const { account } = accountAfterPlan(snapshot, readTerraformPlan(bytesOf(each)));
      const { principals, userGroups, policies } = account;
      return [principals, userGroups, policies].map((rows) => rows.map((row) => JSON.stringify(row)).sort());
    });
    expect(other).toEqual(one);
  });
  fc.assert(run, { numRuns: 40 + Math.ceil(budget.cases / 4), seed });
}, 600_000);

/** The same plan where every value must not be shown. */
function allSensitive(document: PlanDocument): PlanDocument {
  const rows = document.resource_changes.map((row) => {
    const change = row.change as Row;
    return { ...row, change: { ...change, before_sensitive: true, after_sensitive: true } };
  });
  return { ...document, resource_changes: rows };
}

test('a plan of which everything is sensitive gives the same policies, and shows nothing that is new', () => {
  const run = fc.property(accounts(), draws, (snapshot, numbers) => {
    const document = planDocument(drawResources(snapshot, chooserOf(numbers)), String(snapshot.account.id));
    const [open, closed] = [document, allSensitive(document)].map((each) =>
      accountAfterPlan(snapshot, readTerraformPlan(bytesOf(each))),
    );
    expect(closed?.account.policies).toEqual(open?.account.policies);
    expect(
      closed?.account.principals.map(({ standing, groups }) => [standing, groups].join()).sort(),
    ).toEqual(open?.account.principals.map(({ standing, groups }) => [standing, groups].join()).sort());
    const shown = JSON.stringify(closed, (_, value: unknown) => (value instanceof Map ? [...value] : value));
    // What the resources are called that are drawn.
    expect(shown).not.toMatch(/new\d+@example[.]test|"(Group|Token) \d+"/);
  });
  fc.assert(run, { numRuns: 40 + Math.ceil(budget.cases / 4), seed });
}, 600_000);
