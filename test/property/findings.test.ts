import {
  compile,
  evaluateFindings,
  type FindingOptions,
  type FindingsAnswer,
  readRules,
} from '@grantlens/engine';
import { normalise, type Snapshot } from '@grantlens/snapshot';
import { type CollectionName, collectionNames, isObject, seal } from '@grantlens/snapshot/internal';
import { disordered } from '@grantlens/testkit';
import { hidden, hidings, membersWithPolicies } from '@grantlens/testkit/internal';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { budget } from '../differential/budget.ts';
import { kinds } from './kinds.ts';

const numRuns = Math.ceil(budget.cases / 20) + 6;
const { seed } = budget;
const minutes = 60_000;

const rule = { severity: 'low', why: 'It is asked.', remedy: 'None.' } as const;
const options: FindingOptions = {
  ownDomains: ['example.com'],
  maxSuperAdministrators: 0,
  toxicPairs: [{ id: 'pair', title: 'Two of a kind', both: ['dns_records:edit', 'zone:read'] }],
  people: [
    {
      emails: ['person1@example.com'],
      statuses: [{ column: 'Status', text: 'Active', means: 'here' }],
    },
    {
      emails: ['person2@example.com'],
      statuses: [{ column: 'Status', text: 'Terminated', means: 'gone' }],
    },
    {
      emails: ['person3@example.com'],
      statuses: [{ column: 'Status', text: 'T3', means: 'unread' }],
    },
  ],
  rules: readRules({
    format: 'grantlens.findings',
    version: 1,
    findings: [
      { ...rule, id: 'grouped', title: 'Grouped', over: 'principal', when: 'size(principal.groups) > 1' },
      {
        ...rule,
        id: 'wide',
        title: 'Wide',
        over: 'policy',
        when: 'policy.wholeAccount && size(policy.permissions) > 1',
      },
      {
        ...rule,
        id: 'held',
        title: 'Held',
        over: 'entitlement',
        when: 'entitlement.path == "group" && principal.standing == "active"',
      },
    ],
  }),
};

const evaluate = (snapshot: Snapshot): FindingsAnswer =>
  evaluateFindings(compile(normalise(snapshot)), options);

/** The snapshot as somebody sees it who may not read a collection. */
function without({ digest: _digest, ...rest }: Snapshot, name: CollectionName): Snapshot {
  const items = name === 'userGroupMembers' ? {} : [];
  const unread = { ...rest.collections[name], status: 'forbidden', items };
  return seal({ ...rest, collections: { ...rest.collections, [name]: unread } as Snapshot['collections'] });
}

function neverClean(before: FindingsAnswer, after: FindingsAnswer, hiding: string): void {
  for (const [at, { id, status }] of before.findings.entries()) {
    const then = after.findings[at]?.status;
    expect({ hiding, id, turned: status !== 'clean' && then === 'clean' }).toEqual({
      hiding,
      id,
      turned: false,
    });
  }
}

/** Two rows of one member that disagree are a gap, which hiding what they disagree about would close. */
function hasOneRow({ collections }: Snapshot, member: string): boolean {
  return collections.members.items.filter((row) => isObject(row) && row.id === member).length === 1;
}

for (const [kind, snapshots] of Object.entries(kinds)) {
  test(
    `the findings of ${kind} do not depend on the order of rows, or on rows that are there twice`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.nat(), (snapshot, order) => {
          expect(evaluate(disordered(snapshot, order))).toEqual(evaluate(snapshot));
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );

  test(
    `no finding of ${kind} becomes clean when something is hidden`,
    () =>
      fc.assert(
        fc.property(snapshots, fc.nat(), (snapshot, n) => {
          const before = evaluate(snapshot);
          for (const name of collectionNames) neverClean(before, evaluate(without(snapshot, name)), name);
          const members = membersWithPolicies(snapshot).filter((id) => hasOneRow(snapshot, id));
          const member = members[n % Math.max(members.length, 1)];
          if (member === undefined) return;
          for (const one of hidings)
            neverClean(before, evaluate(hidden(snapshot, one, member)), `${one} of ${member}`);
        }),
        { numRuns, seed },
      ),
    10 * minutes,
  );
}
