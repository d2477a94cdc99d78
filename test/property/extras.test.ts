import { compile, evaluateFindings } from '@grantlens/engine';
import { buildReport } from '@grantlens/reporter';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { collectionStatuses, extraNames } from '@grantlens/snapshot/internal';
import { accounts } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';

const at = '2026-01-01T00:00:00Z';
const text = fc.constantFrom('m0', 'm1', 'g0', 'u0', 'person@example.com', '');
const row = fc.oneof(
  fc.record(
    {
      id: fc.oneof(text, fc.constant(null)),
      userName: text,
      externalId: fc.oneof(text, fc.constant(null)),
      active: fc.constantFrom(true, false, 'false', null),
      client_id: text,
    },
    { requiredKeys: [] },
  ),
  fc.constantFrom(null, 7, 'odd', []),
);
const extra = fc
  .record({ status: fc.constantFrom(...collectionStatuses), items: fc.array(row, { maxLength: 6 }) })
  .map(({ status, items }) => ({
    ...{ status, items },
    requests: [{ path: '/x', query: {}, httpStatus: 200, at, rows: items.length, bodySha256: '' }],
    ...(status !== 'complete' && { problem: { code: 'refused', message: 'no' } }),
  }));

/** What was read besides, with any row and of any status; an extra may be missing. */
const extras = fc.record(Object.fromEntries(extraNames.map((name) => [name, extra])), { requiredKeys: [] });

/** All that answers, exit codes and the word COMPLETE rest on. */
function judged(snapshot: Snapshot) {
  const access = compile(normalise(snapshot));
  const { coverage, gaps, issues, oddities, policies, permissionGroups, principals } = access.account;
  const { meta, cover, tables } = buildReport(access, { toolVersion: '0.0.0' });
  return {
    account: { coverage, gaps: [...gaps], issues, oddities, policies, permissionGroups },
    standings: principals.map(({ key, standing }) => [key, standing]),
    outcomes: [...tables.entitlements].map(({ id, effective, except }) => [id, effective, except]),
    complete: [meta.complete, cover.incompleteBecause, evaluateFindings(access).complete],
  };
}

test('verdicts, gaps and completeness are the same whatever is read besides, and however far', () => {
  fc.assert(
    fc.property(accounts(), extras, (snapshot, besides) => {
      const { extras: _, ...without } = snapshot;
      expect(judged({ ...without, extras: besides })).toEqual(judged(without));
    }),
    { seed: budget.seed, numRuns: budget.isWhole ? 2_000 : 60 },
  );
});
