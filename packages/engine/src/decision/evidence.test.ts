import type { Effect } from '@grantlens/snapshot';
import { expect, test } from 'vitest';
import { type Grant, grantId } from '../access/grant.ts';
import { groupRow, memberRow, openAccount, policyRow, principalOf } from '../raw-account.fixture.ts';
import type { BearingGrant } from './bearing.ts';
import { evidenceOf, type NearMiss } from './evidence.ts';
import type { Certainty, Verdict } from './verdict.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const access = openAccount({
  members: [memberRow('ada', ...['p1', 'p2', 'p3', 'p4'].map((id) => policyRow(id, 'allow', [dns], '*')))],
});
/** Four grants, in order of id. */
const grants = access
  .grantsOf(principalOf(access, 'member:ada'))
  .toSorted((a, b) => (grantId(a) < grantId(b) ? -1 : 1));
const ids = grants.map(grantId);
const grant = (at: number): Grant => {
  const found = grants[at];
  if (found === undefined) throw new Error(`there is no grant ${at}`);
  return found;
};

/** `allow 0`, `deny? 1`: a grant by its number, and how it bears. */
const bearing = (words: string): BearingGrant => {
  const [word = '', at = ''] = words.split(' ');
  const certainty: Certainty = word.endsWith('?') ? 'maybe' : 'sure';
  return { grant: grant(Number(at)), effect: word.replace('?', '') as Effect, certainty, gaps: [] };
};
const evidence = (
  verdict: Verdict,
  bearings: readonly string[],
  misses: readonly (readonly [number, NearMiss['kind']])[] = [],
) => {
  const found = evidenceOf(verdict, bearings.map(bearing), () =>
    misses.map(([at, kind]) => ({ grant: grant(at), kind })),
  );
  const number = (id: (typeof ids)[number]) => ids.indexOf(id);
  return {
    sets: found.sets.map((set) => set.map(number)),
    grants: [...found.grants].map(([id, cited]) => (grantId(cited) === id ? number(id) : 'another')),
    cut: found.cut.map(number),
    nearMisses: found.nearMisses.map(({ grant, kind }) => [number(grant), kind]),
  };
};

test('the evidence of allowed is every sure allow by itself, in order of id', () => {
  expect(evidence('allowed', ['allow 2', 'allow 0', 'allow? 1'])).toEqual({
    sets: [[0], [2]],
    grants: [0, 2],
    cut: [],
    nearMisses: [],
  });
});

test('the evidence of denied is every sure deny by itself, with the allows they cut', () => {
  expect(evidence('denied', ['allow? 3', 'deny 2', 'deny 1', 'allow 0', 'either? 0', 'deny? 3'])).toEqual({
    sets: [[1], [2]],
    grants: [0, 1, 2, 3],
    cut: [0, 3],
    nearMisses: [],
  });
});

test('the evidence of unknown is each grant that may allow', () => {
  expect(evidence('unknown', ['allow? 1', 'either? 0', 'deny? 2'])).toEqual({
    sets: [[0], [1]],
    grants: [0, 1],
    cut: [],
    nearMisses: [],
  });
});

test('the evidence of unknown is each sure allow with each grant that may deny it', () => {
  expect(evidence('unknown', ['allow 3', 'deny? 1', 'deny? 2', 'allow 0'])).toEqual({
    sets: [
      [0, 1],
      [0, 2],
      [1, 3],
      [2, 3],
    ],
    grants: [0, 1, 2, 3],
    cut: [],
    nearMisses: [],
  });
});

test('the evidence of unknown joins a sure allow to no other allow', () => {
  expect(evidence('unknown', ['allow 3', 'either? 1', 'allow? 2', 'deny? 0']).sets).toEqual([
    [0, 3],
    [1],
    [2],
  ]);
});

test('the evidence names a grant once, however often it bears', () => {
  expect(evidence('allowed', ['allow 1', 'allow 1']).sets).toEqual([[1]]);
  expect(evidence('unknown', ['allow 1', 'deny? 1']).sets).toEqual([[1]]);
  expect(evidence('denied', ['deny 0', 'allow 1', 'allow? 1']).cut).toEqual([1]);
});

test('the evidence of not-granted is what comes nearest, in order of id', () => {
  const near = [
    [2, 'permission-elsewhere'],
    [0, 'resource-without-permission'],
  ] as const;
  expect(evidence('not-granted', ['deny 1'], near)).toEqual({
    sets: [],
    grants: [0, 2],
    cut: [],
    nearMisses: [near[1], near[0]],
  });
  const inOrder = [0, 1, 2, 3].map((at) => [at, 'permission-elsewhere'] as const);
  expect(evidence('not-granted', [], inOrder).nearMisses).toEqual(inOrder);
});

test('the evidence names near misses of no other verdict', () => {
  for (const verdict of ['allowed', 'denied', 'unknown'] as const)
    expect(evidence(verdict, [], [[0, 'permission-elsewhere']])).toEqual({
      sets: [],
      grants: [],
      cut: [],
      nearMisses: [],
    });
});
