import { type Access, compile, type Grant, outcomesOf, unitsOf } from '@grantlens/engine';
import { type Effective, grantId } from '@grantlens/engine/internal';
import type { EntitlementRow, PrincipalRow } from '@grantlens/reporter/internal';
import { normalise, type Scope, type Snapshot } from '@grantlens/snapshot';
import { scopeIdentity } from '@grantlens/snapshot/internal';
import { accounts, oddSnapshot } from '@grantlens/testkit';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  mergeOutcomes,
  nameOf,
  outcomeText,
  rowOf,
} from '../../packages/reporter/src/rows/entitlement-row.ts';
import { buildWithin } from '../../packages/reporter/src/sections/build-report.ts';
import { listEntitlements } from '../../packages/reporter/src/sections/entitlements.ts';
import { budget } from '../differential/budget.ts';
import { takeEarlierSnapshot } from '../scenarios/earlier.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { containedIn, everyPlace, inForce, openAsk, readOff } from './in-force.ts';

const minutes = 60_000;

const open = (snapshot: Snapshot): Access => compile(normalise(snapshot));

/** A row of every grant of every principal, each asked about with all that the principal holds. */
function listedSlowly(access: Access): readonly EntitlementRow[] {
  const rows = new Map<string, EntitlementRow>();
  const units = unitsOf(access);
  for (const principal of access.account.principals) {
    const ask = openAsk(access, principal);
    for (const grant of access.grantsOf(principal)) {
      const effective = inForce(access, ask, grant);
      const id = grantId(grant);
      const text = outcomeText(access, { grant, effective }, grantId);
      const row = rowOf(access, { id, named: nameOf(principal), grant, text, units: units.under(grant) });
      const same = rows.get(id);
      rows.set(id, same === undefined ? row : mergeOutcomes(same, text));
    }
  }
  return [...rows.values()];
}

const byId = (rows: readonly EntitlementRow[]): readonly EntitlementRow[] =>
  [...rows]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      ...row,
      except: [...row.except].sort(),
      cutBy: [...row.cutBy].sort(),
    }));

/** What a row says of one principal's grant, without the ids that depend on how rows are listed. */
function saidOf(row: EntitlementRow, rows: ReadonlyMap<string, EntitlementRow>, who: Member): string {
  const { access, permissionGroupId, permissionGroupName, scopeKey, path, groupId, policyId } = row;
  const cut = row.cutBy.map((id) => {
    const deny = rows.get(id);
    expect(deny?.access, id).not.toBe('allow');
    return JSON.stringify([
      deny?.path,
      deny?.groupId,
      deny?.policyId,
      deny?.permissionGroupId,
      deny?.scopeKey,
    ]);
  });
  return JSON.stringify({
    ...{ who, access, permissionGroupId, permissionGroupName, scopeKey, path, groupId, policyId },
    ...{
      group: row.resourceGroupId,
      means: row.means,
      effective: row.effective,
      except: [...row.except].sort(),
    },
    ...{ privileged: row.privileged, assumptions: row.assumptions, gaps: row.gaps, zone: row.zone },
    cut: [...new Set(cut)].sort(),
  });
}

type Member = Pick<PrincipalRow, 'id' | 'kind'> & { readonly groups: readonly string[] };

/** The population as its table gives it, but with user groups by their ids. */
function populationOf({ account }: Access): readonly Member[] {
  const ids = new Map<string, string>(account.userGroups.map(({ key, id }) => [key, id ?? key]));
  return account.principals.map(({ id, key, kind, groups }) => ({
    id: id ?? key,
    kind,
    groups: groups.map((group) => ids.get(group) ?? group),
  }));
}

/** Whom every row represents, read from rows and population as the documentation of `holders` says. */
function expanded(rows: readonly EntitlementRow[], population: readonly Member[]): ReadonlySet<string> {
  const byRow = new Map(rows.map((row) => [row.id, row]));
  const said = new Set<string>();
  for (const row of rows) {
    const further = rows.filter(({ id, holders }) => holders.length > 0 && id.startsWith(`${row.id}-`));
    const elsewhere = new Set(further.flatMap(({ holders }) => holders));
    const standing = population.filter(({ id, kind, groups }) => {
      if (row.principalKind !== 'user-group') return kind === row.principalKind && id === row.principalId;
      if (row.holders.length > 0) return kind === 'member' && row.holders.includes(id);
      if (elsewhere.has(id)) return false;
      return row.principalId === '*'
        ? kind === 'member' && !groups.some((group) => group === row.groupId)
        : groups.includes(row.principalId);
    });
    expect(standing.length, row.id).toBe(row.principals);
    for (const one of standing) said.add(saidOf(row, byRow, { ...one, groups: [] }));
  }
  return said;
}

/**
 * Whether a member may be in a group for two reasons: nobody could see who the member is, and nobody could
 * see who is in the group. That is one row per principal with two gaps, and two rows per holder with one
 * each.
 */
function hasTwoReasons({ account }: Access): boolean {
  const possible = account.policies.flatMap(({ holder }) => (holder.kind === 'possible' ? [holder] : []));
  const anyMembers = new Set(
    possible.filter(({ principal }) => principal === null).map(({ group }) => group),
  );
  return possible.some(({ principal, group }) => principal !== null && anyMembers.has(group));
}

/** Whatever a grant certainly gives is read off its outcome as it is decided; a doubt may hide that all is well. */
function readLikeCan(access: Access, grant: Grant, effective: Effective, places: readonly Scope[]): void {
  const { permissionGroup: group, policy, cell, principal } = grant;
  if (group === null || policy.effect !== 'allow' || cell.gaps.length > 0) return;
  const ask = openAsk(access, principal);
  for (const scope of places)
    for (const name of containedIn(access, group)) {
      const { verdict, bearings } = ask({ kind: 'atomic', name }, scope);
      if (!bearings.some(({ grant: one }) => one.cell === cell && one.policy === policy)) continue;
      const read = readOff(effective, name, scope);
      if (read === 'unknown' && verdict === 'allowed') continue;
      expect({ name, scope, verdict: read }).toEqual({ name, scope, verdict });
    }
}

/** What the outcome of a grant says, but for what several grants of one entitlement add together. */
function keptOf({ verdict, exceptions }: Effective): string {
  const except = exceptions.map(({ permissions, scope, verdict: there }) =>
    JSON.stringify([permissions, scope.kind, scopeIdentity(scope), there]),
  );
  return [verdict, ...except.sort()].join('\n');
}

const laws: readonly (readonly [string, (access: Access) => void])[] = [
  [
    'an entitlement says what the engine says of everything its principal holds',
    (access) => {
      expect(byId(listEntitlements(access).rows())).toEqual(byId(listedSlowly(access)));
    },
  ],
  [
    'grants that are one entitlement have the same verdict and the same exceptions',
    (access) => {
      const kept = new Map<string, string>();
      for (const { cells } of outcomesOf(access))
        for (const { grant, effective, principals } of [...cells].flat())
          for (const principal of principals) {
            const id = grantId({ ...grant, principal });
            expect(keptOf(effective), id).toBe(kept.get(id) ?? keptOf(effective));
            kept.set(id, keptOf(effective));
          }
    },
  ],
  [
    'what a reader takes from a grant about a single permission on a single place is what `can` says of it',
    (access) => {
      const places = everyPlace(access);
      for (const { cells } of outcomesOf(access))
        for (const { grant, effective, principals } of [...cells].flat())
          for (const principal of principals) readLikeCan(access, { ...grant, principal }, effective, places);
    },
  ],
  [
    'rows per holder say of everybody what rows per principal say',
    (access) => {
      if (hasTwoReasons(access)) return;
      const population = populationOf(access);
      const held = listEntitlements(access, 'holder').rows();
      expect(new Set(held.map(({ id }) => id)).size).toBe(held.length);
      expect([...expanded(held, population)].sort()).toEqual(
        [...expanded(listEntitlements(access).rows(), population)].sort(),
      );
    },
  ],
  [
    'the totals of a report tie and its population holds as much, however the rows are listed',
    (access) => {
      if (hasTwoReasons(access)) return;
      const [flat, held] = [Number.POSITIVE_INFINITY, -1].map((most) =>
        buildWithin(most, access, { toolVersion: '1' }),
      );
      expect([flat?.meta.rowsPer, held?.meta.rowsPer]).toEqual(['principal', 'holder']);
      for (const report of [flat, held])
        expect(report?.coverage.controlTotals.filter(({ ties }) => !ties)).toEqual([]);
      expect(held?.tables.principals).toEqual(flat?.tables.principals);
      expect(held?.cover.figures.map(({ value }) => value)).toEqual(
        flat?.cover.figures.map(({ value }) => value),
      );
    },
  ],
];

for (const [law, holds] of laws) {
  test.each(scenarioNames)(`the entitlements of a report keep a law in %s: ${law}`, async (name) => {
    holds(open(await takeSnapshot(name)));
  });

  test.each([
    ['a well-formed account', accounts()],
    ['an account with every oddity', oddSnapshot],
  ])(
    `the entitlements of a report keep a law in any account, %s: ${law}`,
    (_kind, snapshots) => {
      const numRuns = Math.ceil(budget.cases / 2) + 20;
      fc.assert(
        fc.property(snapshots, (snapshot) => holds(open(snapshot))),
        { numRuns, seed: budget.seed },
      );
    },
    10 * minutes,
  );
}

const options = { toolVersion: '1' };

function hold(before: Access, after: Access): void {
  const [was, is] = [before, after].map((access) => listEntitlements(access, 'holder').rows());
  const report = buildWithin(-1, after, { ...options, previous: before });
  expect(report.coverage.controlTotals.filter(({ ties }) => !ties)).toEqual([]);
  const of = (kind: string) => report.tables.changes.filter((row) => row.kind === kind).map(({ id }) => id);
  const ids = new Set((was ?? []).map(({ id }) => id));
  for (const id of of('removed')) expect(ids.delete(id), id).toBe(true);
  for (const id of of('added')) ids.add(id);
  expect([...ids].sort()).toEqual((is ?? []).map(({ id }) => id).sort());
  for (const { kind, causes } of report.tables.changes)
    if (kind !== 'changed') expect(causes.length).toBeGreaterThan(0);
  const moved = (access: Access, other: Access) =>
    buildWithin(Number.POSITIVE_INFINITY, access, { ...options, previous: other }).tables.changes.length;
  if (!hasTwoReasons(before) && !hasTwoReasons(after))
    expect(report.tables.changes.length === 0).toBe(moved(after, before) === 0);
}

test('the changes per holder between any two accounts lead from the rows of the one to those of the other', () => {
  fc.assert(
    fc.property(accounts(), accounts(), (before, after) => {
      hold(open(before), open(after));
      hold(open(before), open(before));
    }),
    { numRuns: Math.ceil(budget.cases / 4) + 5, seed: budget.seed },
  );
});

test('the changes per holder of north-harbour lead from the rows of a quarter before to those of now', async () => {
  const before = await takeEarlierSnapshot('north-harbour', 'q3');
  hold(open(before), open(await takeSnapshot('north-harbour')));
});
