import { compile, unitsOf } from '@grantlens/engine';
import { credentialFrom, fetchSnapshot } from '@grantlens/fetcher';
import { applyPlan } from '@grantlens/remediator';
import { startSandbox } from '@grantlens/sandbox';
import type { AccountState } from '@grantlens/sandbox/internal';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { isObject, scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { accountAfter, knowsTheSame, planned, pointsIn, rankIn, someWords } from './planned-account.ts';

const { seed } = budget;
const credential = credentialFrom({ token: 'a-token-that-must-not-show-up-0001' });
const tool = { name: 'test', version: '1' };

/** What the API would hold of a snapshot. It takes no token without a policy, and so would not write one back. */
function stateOf({ account, collections }: Snapshot): AccountState {
  const lists = Object.entries(collections).map(([name, { items }]) => [name, items]);
  const accountTokens = collections.accountTokens.items.filter(
    (token) => isObject(token) && Array.isArray(token.policies) && token.policies.length > 0,
  );
  return { ...Object.fromEntries(lists), accountTokens, account };
}

test('law 1: a plan that is carried out leaves the account that it says, by the account itself', async () => {
  const run = fc.asyncProperty(accounts(), someWords, async (generated, words) => {
    const accountId = String(generated.account.id);
    const sandbox = await startSandbox({ accounts: [stateOf(generated)] });
    const api = { apiBase: sandbox.baseUrl, credential, tool, accountId };
    try {
      const before = await fetchSnapshot(api);
      const { access, plan } = planned(before, words);
      const { ended, steps } = await applyPlan({
        ...api,
        plan,
        accepted: plan.steps.map(({ id }) => id),
        report: () => undefined,
      });
      expect(ended, JSON.stringify(steps.at(-1))).toBe('done');
      const seen = normalise(await fetchSnapshot(api));
      const expected = accountAfter(before, plan);
      if (!knowsTheSame(access, expected)) return;
      const { permissionGroups, gaps } = expected.account;
      const after = compile({ ...seen, permissionGroups, gaps: new Map([...gaps, ...seen.gaps]) });
      const left = new Map(unitsOf(after).all.map((unit) => [String(unit.id), unit]));
      for (const id of plan.steps.flatMap(({ units }) => units)) {
        const unit = left.get(id);
        expect(unit === undefined || unit.principal?.standing === 'inactive', id).toBe(true);
      }
      for (const { key } of access.account.principals)
        for (const point of pointsIn(access)) {
          const where = `${key} ${JSON.stringify(point.permission)} ${scopeIdentity(point.scope)}`;
          expect(rankIn(after, key, point), where).toBe(rankIn(expected, key, point));
        }
    } finally {
      await sandbox.close();
    }
  });
  await fc.assert(run, { numRuns: 100 + Math.ceil(budget.cases / 4), seed });
}, 1_800_000);
