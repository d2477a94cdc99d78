import { type Access, accountResource, compile, type Verdict } from '@grantlens/engine';
import { privileges, relate } from '@grantlens/engine/internal';
import type { Report } from '@grantlens/reporter';
import type { Overview, PrivilegedSection } from '@grantlens/reporter/internal';
import { normalise } from '@grantlens/snapshot';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildWithin } from '../../packages/reporter/src/sections/build-report.ts';
import { budget } from '../differential/budget.ts';
import { scenarioNames, takeSnapshot } from '../scenarios/scenario.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(budget.cases / 20) + 6;
const { seed } = budget;
const minutes = 60_000;

const reportOf = (access: Access, most: number): Report => buildWithin(most, access, { toolVersion: '1' });

/** What each principal may do with the privileges, by the question itself. */
function verdictsIn(access: Access): ReadonlyMap<string, readonly Verdict[]> {
  const resource = accountResource(access.account);
  return new Map(
    access.account.principals.map((principal) => [
      `${principal.kind} ${principal.id ?? principal.key}`,
      privileges.map((name) => relate(access, principal, { kind: 'atomic', name }, resource).verdict),
    ]),
  );
}

function noneIsMissing(access: Access, { groups, counts }: PrivilegedSection): void {
  const entries = groups.flatMap((group) => group.entries.map((entry) => ({ entry, group: group.kind })));
  const byPrincipal = new Map(entries.map((one) => [`${one.entry.kind} ${one.entry.id}`, one]));
  expect(byPrincipal.size).toBe(entries.length);
  expect(counts.allowed + counts.unknown + counts.denied).toBe(entries.length);
  for (const [principal, verdicts] of verdictsIn(access)) {
    const listed = byPrincipal.get(principal);
    if (verdicts.includes('allowed'))
      expect({ principal, verdict: listed?.entry.verdict }).toEqual({ principal, verdict: 'allowed' });
    if (verdicts.includes('unknown'))
      expect({ principal, listed: listed !== undefined }).toEqual({ principal, listed: true });
    if (listed !== undefined && singles.has(listed.group)) expect(verdicts).toContain(listed.entry.verdict);
  }
}

const singles: ReadonlySet<string> = new Set(['members', 'tokens', 'sso', 'billing']);

/** Nobody is lost between the columns of the picture, and nobody is counted twice. */
function addsUp({ reach, charts }: Overview): void {
  for (const node of reach.nodes) {
    const arriving = reach.links.filter(({ to }) => to === node.id).map(({ principals }) => principals);
    const sum = arriving.reduce((all, one) => all + one, 0);
    if (node.column === 'way') expect(sum).toBe(node.principals);
    if (node.column === 'what') {
      expect(sum).toBeGreaterThanOrEqual(node.principals);
      expect(Math.max(...arriving)).toBeLessThanOrEqual(node.principals);
    }
  }
  for (const { principals, active, unknown } of reach.links) {
    expect(principals).toBeGreaterThan(0);
    expect(Math.max(active, unknown)).toBeLessThanOrEqual(principals);
  }
  for (const { parts, total } of charts) {
    expect(Math.min(...parts.map(({ value }) => value))).toBeGreaterThanOrEqual(0);
    expect(parts.reduce((all, { value }) => all + value, 0)).toBe(total);
  }
}

function unlisted({ counts, groups }: PrivilegedSection): unknown {
  return [counts, groups.map((group) => group.entries.map(({ rows: _, ...entry }) => entry))];
}

const laws: readonly (readonly [string, (access: Access) => void])[] = [
  [
    'every principal who can give access or spend money, or may be able to, is listed as privileged',
    (access) => noneIsMissing(access, reportOf(access, Number.POSITIVE_INFINITY).privileged),
  ],
  ['the overview adds up', (access) => addsUp(reportOf(access, Number.POSITIVE_INFINITY).overview)],
  [
    'neither the privileged access nor the overview depends on how the entitlements are listed',
    (access) => {
      const [flat, held] = [reportOf(access, Number.POSITIVE_INFINITY), reportOf(access, -1)];
      expect(held.overview.reach).toEqual(flat.overview.reach);
      expect(unlisted(held.privileged)).toEqual(unlisted(flat.privileged));
    },
  ],
];

for (const [law, holds] of laws) {
  test.each(scenarioNames)(`the privileged access of a report keeps a law in %s: ${law}`, async (name) => {
    holds(compile(normalise(await takeSnapshot(name))));
  });

  test.each(Object.entries(kinds))(
    `the privileged access of a report keeps a law in any account, %s: ${law}`,
    (_kind, snapshots) =>
      fc.assert(
        fc.property(snapshots, (snapshot) => holds(compile(normalise(snapshot)))),
        { numRuns, seed },
      ),
    10 * minutes,
  );
}
