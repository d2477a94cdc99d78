import type { Access } from '@grantlens/engine';
import { expect, test } from 'vitest';
import {
  billing,
  dns,
  everything,
  groupRow,
  inShort,
  memberRow,
  open,
  openAccount,
  policyRow,
  tokenRow,
  zoneDns,
  zoneKey,
  zoneRow,
} from '../account.fixture.ts';
import { readAllow } from '../file/read-allow.ts';
import type { CheckResult } from '../results/result.ts';
import { checkNoNewAccess } from './no-new-access.ts';

const narrow = groupRow('narrow', ['dns_records:edit']);
const base = {
  permissionGroups: [dns, zoneDns, narrow, billing, everything, open],
  zones: [zoneRow('z1'), zoneRow('z2')],
};
const account = (rows: object, statuses: object = {}) => openAccount({ ...base, ...rows }, statuses);

const allowOf = (...entries: readonly string[]) =>
  readAllow({
    path: 'allow.yaml',
    bytes: new TextEncoder().encode(
      `format: grantlens.allow\nversion: 1\nallow:\n${entries.map((one) => `  - ${one}\n`).join('')}`,
    ),
  });

function evaluated(before: Access, after: Access, ...allow: readonly string[]) {
  return checkNoNewAccess({
    before,
    after,
    file: 'after.json',
    allow: allow.length === 0 ? null : allowOf(...allow),
  });
}

function judged(before: Access, after: Access, ...allow: readonly string[]): CheckResult {
  const found = evaluated(before, after, ...allow);
  if (found.kind === 'faults') throw new Error(found.faults.map(({ what }) => what).join('\n'));
  const [result] = found.report.results;
  if (result === undefined) throw new Error('there is one result');
  return result;
}

const withBob = (...policies: Parameters<typeof memberRow>[1][]) =>
  account({ members: [memberRow('bob', ...policies)] });
const token = (more: object) => account({ accountTokens: [{ ...tokenRow('t1', [dns]), ...more }] });
const pending = account({ members: [{ ...memberRow('bob', policyRow('p1', [dns])), status: 'pending' }] });
const active = withBob(policyRow('p1', [dns]));

test.each<[string, Access, Access, string]>([
  ['a policy that is new', withBob(), active, 'failed broken: bob@example.com'],
  ['a policy that is gone', active, withBob(), 'passed'],
  ['a member who is new', account({}), active, 'failed broken: bob@example.com'],
  ['a member who is new and only invited', account({}), pending, 'failed broken: bob@example.com'],
  ['an invitation that was accepted', pending, active, 'passed'],
  ['a token that was enabled', token({ status: 'disabled' }), token({}), 'failed broken: token t1'],
  ['a token that was disabled', token({}), token({ status: 'disabled' }), 'passed'],
  [
    'a narrower permission group in the place of a wider one',
    active,
    withBob(policyRow('p2', [narrow])),
    'passed',
  ],
  ['a wider permission group', withBob(policyRow('p2', [narrow])), active, 'failed broken: bob@example.com'],
  [
    'a permission group of which nothing is known',
    active,
    withBob(policyRow('p1', [dns]), policyRow('p2', [open])),
    'failed broken: bob@example.com',
  ],
  [
    'another zone',
    withBob(policyRow('p1', [zoneDns], zoneKey('z1'))),
    withBob(policyRow('p1', [zoneDns], zoneKey('z1'), zoneKey('z2'))),
    'failed broken: bob@example.com',
  ],
  [
    'a zone of the account that is new, within a scope that reached it before',
    withBob(policyRow('p1', [zoneDns])),
    openAccount({
      ...base,
      zones: [...base.zones, zoneRow('z3')],
      members: [memberRow('bob', policyRow('p1', [zoneDns]))],
    }),
    'passed',
  ],
  [
    'addresses that are no longer asked for',
    token({ condition: { request_ip: { in: ['192.0.2.0/24'] } } }),
    token({}),
    'failed broken: token t1',
  ],
  [
    'an end that is later',
    token({ expires_on: '2026-03-01T00:00:00Z' }),
    token({ expires_on: '2026-06-01T00:00:00Z' }),
    'failed broken: token t1',
  ],
  [
    'an end that is earlier',
    token({ expires_on: '2026-06-01T00:00:00Z' }),
    token({ expires_on: '2026-03-01T00:00:00Z' }),
    'passed',
  ],
  [
    'members that could not all be read',
    active,
    account({ members: [memberRow('bob', policyRow('p1', [dns]))] }, { members: 'partial' }),
    'not-evaluated gap',
  ],
])('the result of no-new-access is right with %s', (_, before, after, result) => {
  expect(inShort(judged(before, after))).toBe(result);
});

test('new access says through which grants, and how to take it away', () => {
  const [broken] = judged(withBob(), active).broken;
  expect(broken).toMatchObject({
    what: 'could not before',
    mend: ['remove policy p1'],
    change: { before: 'not-granted' },
  });
  expect(broken?.via.map(({ policy }) => policy.id)).toEqual(['p1']);
  expect(judged(account({}), pending).broken[0]?.what).toBe(
    'was not there before, once the invitation is accepted',
  );
});

const agreed = (more: string) => `{ ${more}, owner: ada, reason: on call, until: 2026-06-30 }`;

test.each<[string, string]>([
  ['who: { members: ["bob@*"] }, permission: "dns_records:*", resource: account', 'passed'],
  ['who: { kind: member }, permission: "*:*", resource: anywhere', 'passed'],
  ['who: { members: [bob@example.com] }, permission: Group dns, resource: account', 'passed'],
  [
    'who: { members: [bob@example.com] }, permission: "dns_records:read", resource: account',
    'failed broken: bob@example.com',
  ],
  [
    'who: { members: [bob@example.com] }, permission: "*:*", resource: "zone:*"',
    'failed broken: bob@example.com',
  ],
  [
    'who: { members: [eve@example.com] }, permission: "*:*", resource: anywhere',
    'failed broken: bob@example.com',
  ],
])('new access that is allowed by { %s } is %s', (entry, result) => {
  expect(inShort(judged(withBob(), active, agreed(entry)))).toBe(result);
});

test('an entry that allowed nothing, and one that has ended, are noted', () => {
  const entry = 'who: { members: [bob@example.com] }, permission: "*:*", resource: anywhere';
  expect(judged(active, active, agreed(entry)).notes).toEqual(['the entry of ada in line 4 allowed nothing']);
  const ended = `{ ${entry}, owner: ada, reason: on call, until: 2025-06-30 }`;
  const result = judged(withBob(), active, ended);
  expect(result.result).toBe('failed');
  expect(result.notes).toEqual(['the entry of ada in line 4 ended on 2025-06-30 and has no effect any more']);
});

test('a file of allowed access is refused with all its faults', () => {
  const found = evaluated(
    withBob(),
    active,
    '{ who: {}, permission: "dns_record:edit", resource: account, owner: a, reason: b, until: 2026-01-01 }',
    '{ owner: a }',
    '{ who: {}, permission: nope, resource: account, reason: b, until: 2026-01-01 }',
  );
  expect(found.kind === 'faults' && found.faults.map(({ line, column }) => `${line}:${column}`)).toEqual([
    '4:28',
    '5:5',
    '5:5',
    '5:5',
    '5:5',
    '5:5',
    '6:5',
    '6:28',
  ]);
});
