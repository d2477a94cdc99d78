import { gapId } from '@grantlens/snapshot/internal';
import { expect, test } from 'vitest';
import {
  groupOf,
  groupRow,
  memberRow,
  openAccount,
  openGroupRow,
  policyRow,
  principalOf,
  theAccount,
  zoneKey,
} from '../raw-account.fixture.ts';
import { bearingCells, bearingOf, gapsOf } from './bearing.ts';
import type { AskedPermission } from './permission.ts';

const dns = groupRow('dns', ['dns_records:edit']);
const waf = groupRow('waf', ['waf:edit']);
const open = openGroupRow('open');
const access = openAccount({
  members: [
    memberRow('sure', policyRow('p1', 'deny', [dns, waf], '*', zoneKey('z1'))),
    memberRow('open', policyRow('p2', 'allow', [open], '*')),
    memberRow('odd', policyRow('p3', 'neither', [open], '*')),
    memberRow('blind', policyRow('p4', 'allow', [{}], '*')),
  ],
});
const dnsEdit: AskedPermission = { kind: 'atomic', name: 'dns_records:edit' };
const bearings = (key: string, permission: AskedPermission = dnsEdit) => {
  const all = access.grantsOf(principalOf(access, key));
  return all.flatMap((grant) => bearingOf(grant, permission, theAccount) ?? []);
};
const cells = (key: string, permission: AskedPermission = dnsEdit) =>
  access
    .waysOf(principalOf(access, key))
    .flatMap(({ policy }) => bearingCells(policy, permission, theAccount, access));

test('how a grant bears on a question is sure when its scope reaches and its group holds the permission; other cells do not', () => {
  for (const found of [
    bearings('member:sure').map(({ grant, ...rest }) => ({ ...rest, ...grant })),
    cells('member:sure'),
  ]) {
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      effect: 'deny',
      certainty: 'sure',
      gaps: [],
      permissionGroup: { id: 'dns' },
      cell: { objectKey: '*' },
    });
  }
});

test('how a grant bears on a question is maybe when not all that the group contains is known', () => {
  const gaps = [gapId(`contents-incomplete:${groupOf(access, 'open').key}`)];
  expect(bearings('member:open')).toMatchObject([{ effect: 'allow', certainty: 'maybe', gaps }]);
  expect(cells('member:open')).toMatchObject([{ effect: 'allow', certainty: 'maybe', gaps }]);
});

test('how a grant bears on a question is sure on the group itself, whatever that contains', () => {
  const group = groupOf(access, 'open');
  expect(bearings('member:open', { kind: 'group', group })).toMatchObject([{ certainty: 'sure', gaps: [] }]);
});

test('how a grant bears on a question is maybe when the permission group could not be read', () => {
  expect(bearings('member:blind')).toMatchObject([{ certainty: 'maybe' }]);
  expect(cells('member:blind')).toMatchObject([{ certainty: 'maybe', permissionGroup: null }]);
});

test('how a grant bears on a question names every gap of the cell and of the contents', () => {
  const [found] = bearings('member:odd');
  expect(found?.gaps).toHaveLength(2);
  expect(found?.gaps[0]).toMatch(/^access-unreadable:/);
  expect(found?.gaps[1]).toMatch(/^contents-incomplete:/);
});

test('the gaps that took part are each there once, in order of id', () => {
  const all = [...bearings('member:odd'), ...bearings('member:open'), ...bearings('member:blind')];
  const causes = gapsOf(all, access).map(({ cause }) => cause);
  expect(causes).toEqual(['access-unreadable', 'contents-incomplete', 'permission-groups-unreadable']);
  expect(gapsOf(all.toReversed(), access)).toEqual(gapsOf(all, access));
});

test('the gaps that took part were all noted when the account was read', () => {
  const [odd] = bearings('member:odd');
  if (odd === undefined) throw new Error('nothing bears');
  const gaps = [gapId('never:noted')];
  expect(() => gapsOf([{ ...odd, gaps }], access)).toThrow('the gap never:noted is noted');
});
