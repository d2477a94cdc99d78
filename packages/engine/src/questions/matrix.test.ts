import { expect, test } from 'vitest';
import type { Anywhere, Resource } from '../decision/resource.ts';
import {
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  theAccount,
  theZone,
  zoneKey,
  zoneRow,
  zoneType,
} from '../raw-account.fixture.ts';
import { matrix } from './matrix.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const members = [
  memberRow('ada', policyRow('p', 'allow', [dns], '*')),
  memberRow('bob', policyRow('q', 'deny', [groupRow('zdns', ['dns_records:edit'], zoneType)], zoneKey('z1'))),
  { ...memberRow('cal', policyRow('r', 'allow', [openGroupRow('open')], '*')), status: 'pending' },
];
const access = openAccount({ members, zones: [zoneRow('z1')] });
const question = {
  permissions: [{ kind: 'atomic', name: 'dns_records:edit' }],
  subjects: [theAccount, theZone('z1')],
} as const;

const idOf = (resource: Resource | Anywhere) => (resource.kind === 'anywhere' ? resource.kind : resource.id);

test('a matrix has a verdict for every principal in every column', () => {
  const { columns, rows, complete } = matrix(access, { ...question, standings: ['active'] });
  expect(columns.map(({ resource }) => idOf(resource))).toEqual(['a1', 'z1']);
  expect(rows.map(({ principal, verdicts }) => [principal.id, ...verdicts])).toEqual([
    ['ada', 'allowed', 'allowed'],
    ['bob', 'not-granted', 'denied'],
  ]);
  expect(complete).toBe(true);
  expect(columns).toEqual(
    question.subjects.map((resource) => ({ permission: question.permissions[0], resource })),
  );
});

test('a matrix has its columns by permission, then resource, and the rows of the standings asked for alone', () => {
  const two = [...question.permissions, { kind: 'atomic', name: 'dns_records:read' }] as const;
  const { columns, rows } = matrix(access, { ...question, permissions: two, standings: ['latent'] });
  expect(
    columns.map(({ permission, resource }) => [
      permission.kind === 'atomic' && permission.name,
      idOf(resource),
    ]),
  ).toEqual([
    ['dns_records:edit', 'a1'],
    ['dns_records:edit', 'z1'],
    ['dns_records:read', 'a1'],
    ['dns_records:read', 'z1'],
  ]);
  expect(rows.map(({ principal, verdicts }) => [principal.id, verdicts.length])).toEqual([['cal', 4]]);
  expect(matrix(access, { ...question, standings: [] })).toMatchObject({ rows: [], complete: true });
});

test('a matrix rests on what each of its verdicts rests on, each once', () => {
  const all = matrix(access, { ...question, standings: ['active', 'latent'] });
  expect(all.assumptions).toEqual(['deny-overrides']);
  expect(all.gaps.map(({ id }) => id)).toEqual(['contents-incomplete:open']);
  const partly = openAccount(
    { members: members.slice(0, 1) },
    { members: 'partial', accountTokens: 'failed' },
  );
  const seen = matrix(partly, { ...question, standings: ['active'] });
  expect(seen.gaps.map(({ id }) => id)).toEqual(['failed:accountTokens', 'partial:members']);
  expect(seen.assumptions).toEqual([]);
});

test('a matrix is not complete when the verdict of somebody is unknown, or when not everybody can be seen', () => {
  const all = matrix(access, { ...question, standings: ['active', 'latent'] });
  expect(all.rows.at(-1)?.verdicts).toEqual(['unknown', 'unknown']);
  expect(all).toMatchObject({ complete: false, gaps: [{ cause: 'contents-incomplete' }] });
  const partly = openAccount({ members: members.slice(0, 1) }, { members: 'partial' });
  expect(matrix(partly, { ...question, standings: ['active'] }).complete).toBe(false);
});
