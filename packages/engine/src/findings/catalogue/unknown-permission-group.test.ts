import { expect, test } from 'vitest';
import { groupRow, memberRow, openGroupRow, policyRow } from '../../raw-account.fixture.ts';
import { outcome } from '../outcome.fixture.ts';

const id = 'unknown-permission-group';
const known = policyRow('p1', 'allow', [groupRow('d', ['dns_records:edit'])], '*');
const unknown = policyRow('p2', 'allow', [openGroupRow('o')], '*');

test('a group of which nothing says what it contains is found where a policy grants it', () => {
  const permissionGroups = [openGroupRow('o'), openGroupRow('unused')];
  expect(outcome(id, { members: [memberRow('ada', known, unknown)], permissionGroups })).toMatchObject({
    status: 'found',
    examined: 2,
    what: ['Nothing says what Group o contains, and 1 policy grants it.'],
  });
});

test('unknown-permission-group is clean when all groups are known, and not when one could not be read', () => {
  expect(outcome(id, { members: [memberRow('ada', known)] }).status).toBe('clean');
  const odd = { ...known, id: 'p3', permission_groups: ['odd'] };
  expect(outcome(id, { members: [memberRow('ada', known, odd)] }).status).toBe('not-evaluated');
});
