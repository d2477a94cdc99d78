import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow, zoneKey } from '../../raw-account.fixture.ts';
import { everythingRow, outcome, userGroups } from '../outcome.fixture.ts';

const id = 'grant-shadowed-by-deny';
const zone = 'com.cloudflare.api.account.zone';
const dns = groupRow('d', ['dns_records:edit'], zone);
const allow = policyRow('p1', 'allow', [dns], zoneKey('z1'), zoneKey('z2'));
const ask = (...policies: readonly Readonly<Record<string, unknown>>[]) =>
  outcome(id, { members: [memberRow('ada', ...policies)] });

test('a grant that denies cover everywhere is found', () => {
  expect(ask(allow, policyRow('p2', 'deny', [dns], '*'))).toMatchObject({
    status: 'found',
    examined: 1,
    what: [
      'ada@example.com is granted Group d directly, and a deny that comes directly takes it away everywhere it reaches.',
    ],
  });
  const two = [policyRow('p2', 'deny', [dns], zoneKey('z1')), policyRow('p3', 'deny', [dns], zoneKey('z2'))];
  expect(ask(allow, ...two).status).toBe('found');
});

test('grant-shadowed-by-deny is found whichever of grant and deny is through a user group', () => {
  const teams = userGroups({ id: 't', members: ['ada'], policies: [policyRow('p2', 'deny', [dns], '*')] });
  expect(outcome(id, { members: [memberRow('ada', allow)], ...teams }).what).toEqual([
    'ada@example.com is granted Group d directly, and a deny that comes through the user group Team t takes it away everywhere it reaches.',
  ]);
});

test('a deny of a group that holds it is enough, and one of a group with the same permissions is not', () => {
  expect(ask(allow, policyRow('p2', 'deny', [everythingRow], '*')).status).toBe('found');
  const alike = groupRow('alike', ['dns_records:edit'], zone);
  expect(ask(allow, policyRow('p2', 'deny', [alike], '*')).status).toBe('clean');
});

test('grant-shadowed-by-deny is not found where a deny cuts a part', () => {
  expect(ask(allow, policyRow('p2', 'deny', [dns], zoneKey('z1')))).toMatchObject({
    status: 'clean',
    examined: 1,
  });
});

test('grant-shadowed-by-deny examines nothing where nobody is under a deny', () => {
  expect(ask(allow)).toMatchObject({ status: 'not-evaluated', missing: ['nothing-there'] });
});

test('grant-shadowed-by-deny has one instance for a user group with many such members', () => {
  const names = (many: number) => Array.from({ length: many }, (_, at) => `m${at}`);
  const teams = (many: number) =>
    userGroups(
      { id: 't', members: names(many), policies: [allow] },
      { id: 'f', members: names(many), policies: [policyRow('p2', 'deny', [dns], '*')] },
    );
  const asked = (many: number) =>
    outcome(id, { members: names(many).map((name) => memberRow(name)), ...teams(many) });
  expect(asked(20).what).toHaveLength(20);
  expect(asked(21).what).toEqual([
    '21 members of the user group Team t (m0@example.com, m10@example.com, m11@example.com, m12@example.com and 17 more) are granted Group d through it, and denies take it away from them everywhere it reaches.',
  ]);
});
