import { expect, test } from 'vitest';
import { groupRow, memberRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'permission-group-ending';
const withMeta = (meta: Readonly<Record<string, unknown>>) => {
  const row = groupRow('g', ['dns:read']);
  const group = { ...row, meta: { ...(row.meta as object), ...meta } };
  return { members: [memberRow('ada', policyRow('p', 'allow', [group], '*'))] };
};

test.each([
  [{ eol_at: '2026-12-01' }, 'ends on 2026-12-01'],
  [{ eol_at: '2025-12-01T00:00:00Z' }, 'ended on 2025-12-01T00:00:00Z'],
  [{ deprecated: 'true' }, 'is deprecated'],
  [{ deprecated: 'use dns_editor' }, 'is deprecated'],
  [{ deprecated: true, eol_at: '2026-12-01' }, 'is deprecated and ends on 2026-12-01'],
])('a permission group with %j is found where a policy grants it', (meta, words) => {
  expect(outcome(id, withMeta(meta))).toMatchObject({
    status: 'found',
    examined: 1,
    what: [`Group g ${words}, and 1 policy grants it.`],
  });
});

test.each([
  {},
  { deprecated: 'false' },
  { deprecated: '' },
  { deprecated: null, eol_at: null },
  { eol_at: 7 },
])('a permission group with %j does not end', (meta) => {
  expect(outcome(id, withMeta(meta)).status).toBe('clean');
});

test('a permission group that ends and that nobody is granted is not found, and policies unread leave it open', () => {
  const { meta, ...row } = groupRow('g', ['dns:read']);
  const permissionGroups = [{ ...row, meta: { ...(meta as object), eol_at: '2026-12-01' } }];
  expect(outcome(id, { permissionGroups, members: [memberRow('ada')] }).what).toEqual([]);
  expect(outcome(id, withMeta({}), { userGroups: 'partial' }).status).toBe('not-evaluated');
});
