import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { type Besides, openWithBesides } from '../besides.fixture.ts';
import { asOf, outcomeOn, userGroups } from '../outcome.fixture.ts';

const id = 'unknown-to-identity-provider';
const person = (name: string) => ({ ...memberRow(name), user: { id: `u-${name}` } });
const rows = { members: [person('ada'), person('bo')], ...userGroups({ id: 'g', members: ['ada'] }) };
const user = (name: string, more: object = {}) => ({
  id: `u-${name}`,
  userName: `${name}@example.com`,
  externalId: `x-${name}`,
  active: true,
  ...more,
});
const group = { id: 'g', displayName: 'Team g', externalId: 'x-g' };
const opened = (besides: Besides) => openWithBesides(rows, besides);
const before = asOf(
  opened({ scimUsers: [user('ada'), user('bo')], scimGroups: [group] }),
  '2025-10-01T00:00:00Z',
);

test('a member whom the identity provider has shut out is found', () => {
  const access = opened({ scimUsers: [user('ada', { active: 'false' }), user('bo')], scimGroups: [group] });
  expect(outcomeOn(id, access)).toMatchObject({
    status: 'found',
    examined: 3,
    what: ['ada@example.com is a member, and the identity provider has shut them out.'],
  });
});

test('a member and a user group that the identity provider managed at the review before, and no longer does, are found', () => {
  const access = opened({ scimUsers: [user('bo')], scimGroups: [{ ...group, externalId: undefined }] });
  expect(outcomeOn(id, access, { earlier: [before] }).what).toEqual([
    'ada@example.com is a member, and the identity provider no longer manages them, as it did at the review before.',
    'The user group Team g is there, and the identity provider no longer manages it, as it did at the review before.',
  ]);
  expect(outcomeOn(id, access).what).toEqual([]);
});

test('nobody is called unknown to an identity provider whose users could not all be read', () => {
  for (const status of ['forbidden', 'partial', 'skipped', 'failed'] as const) {
    const access = opened({ scimUsers: status, scimGroups: status });
    expect(outcomeOn(id, access, { earlier: [before] })).toMatchObject({
      status: 'not-evaluated',
      missing: ['nothing-there', 'nothing-there'],
      what: [],
    });
  }
});

test('a person is known to SCIM by the user id, else by an e-mail that one user alone has', () => {
  const byEmail = [user('ada', { id: 'other', userName: 'ADA@example.com', active: false }), user('bo')];
  expect(outcomeOn(id, opened({ scimUsers: byEmail, scimGroups: [group] })).what).toHaveLength(1);
  const twice = [...byEmail, user('ada', { id: 'third' })];
  expect(outcomeOn(id, opened({ scimUsers: twice, scimGroups: [group] })).what).toEqual([]);
});
