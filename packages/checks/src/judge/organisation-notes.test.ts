import { expect, test } from 'vitest';
import { billing, dns, everything, judged, memberRow, openAccount, policyRow } from '../account.fixture.ts';

const rows = {
  permissionGroups: [dns, billing, everything],
  members: [memberRow('ada', policyRow('p1', [everything]))],
};
const notesOn = (permission: string, account: Readonly<Record<string, unknown>>) =>
  judged(openAccount(rows, {}, account), `permission: "${permission}", resource: account, at-most: 9`).notes;
const managed = { managed_by: { parent_org_id: 'o1', parent_org_name: 'Harbour Holding' } };

test.each(['all_privileges', 'billing:edit', 'member:edit', '*:edit', 'Group billing'])(
  'a check about %s says that an organisation above the account has super administrators',
  (permission) => {
    const [note, ...others] = notesOn(permission, managed);
    expect(others).toEqual([]);
    expect(note).toBe(
      'super administrators of Harbour Holding, which manages the account, have it too, and are not listed in it',
    );
    expect(notesOn(permission, {})).toEqual([]);
  },
);

test('a check about what no administrator is made by says nothing of the organisation', () => {
  expect(notesOn('dns_records:edit', managed)).toEqual([]);
});

test.each<[unknown, string]>([
  [{ parent_org_id: 'o1' }, 'super administrators of o1,'],
  [{ parent_org_name: 'Holding', parent_org_id: 7 }, 'super administrators of Holding,'],
])('an organisation shown as %j is named as far as it can be', (manager, named) => {
  expect(notesOn('all_privileges', { managed_by: manager })[0]).toContain(named);
});

test.each([null, 'o1', {}, { parent_org_id: 7 }, []])(
  'an account managed by %j names no organisation',
  (manager) => {
    expect(notesOn('all_privileges', { managed_by: manager })).toEqual([]);
  },
);
