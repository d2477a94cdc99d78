import { expect, test } from 'vitest';
import { groupRow, memberRow, openAccount, policyRow, principalOf } from '../../raw-account.fixture.ts';
import { asOf, outcomeOn } from '../outcome.fixture.ts';

const id = 'unreviewed-access';
const policy = policyRow('p', 'allow', [groupRow('d', ['dns_records:edit'])], '*');
const narrower = policyRow(
  'p',
  'allow',
  [groupRow('d', ['dns_records:edit'])],
  'com.cloudflare.api.account.zone.z1',
);
const now = openAccount({ members: [memberRow('ada', policy), memberRow('bob')] });
const then = (end: string, row: Readonly<Record<string, unknown>>) =>
  asOf(openAccount({ members: [row] }), end);
const june = then('2025-06-01T00:00:00Z', memberRow('ada', policy));
const september = then('2025-09-01T00:00:00Z', memberRow('ada', policy));
const { key } = principalOf(now, 'member:ada');
const review = (on: string, policyId: string | null = null) => ({ principal: key, policyId, on });

test('access that was the same in every earlier snapshot and that nobody reviewed is found', () => {
  expect(outcomeOn(id, now, { earlier: [june, september], reviews: [] })).toMatchObject({
    status: 'found',
    examined: 1,
    what: [
      'ada@example.com has 1 policy that changed last before 2025-06-01 and that nobody has reviewed since.',
    ],
  });
});

test('unreviewed-access is clean when the access changed, or was reviewed since', () => {
  const changed = then('2025-09-01T00:00:00Z', memberRow('ada', narrower));
  expect(outcomeOn(id, now, { earlier: [june, changed], reviews: [] }).status).toBe('clean');
  const ask = (...reviews: readonly ReturnType<typeof review>[]) =>
    outcomeOn(id, now, { earlier: [june, september], reviews }).status;
  expect(ask(review('2025-07-01T00:00:00Z'))).toBe('clean');
  expect(ask(review('2025-07-01T00:00:00Z', 'p'))).toBe('clean');
  expect(ask(review('2025-07-01T00:00:00Z', 'other'))).toBe('found');
  expect(ask(review('2025-05-01T00:00:00Z'))).toBe('found');
});

test('unreviewed-access needs enough earlier snapshots that were read whole, and what was reviewed', () => {
  const unknown = { status: 'not-evaluated', unexamined: 1, missing: ['not-given'] };
  expect(outcomeOn(id, now, { earlier: [june], reviews: [] })).toMatchObject(unknown);
  expect(outcomeOn(id, now, { earlier: [june], reviews: [], reviewPeriods: 1 }).status).toBe('found');
  expect(outcomeOn(id, now, { earlier: [june, september] })).toMatchObject(unknown);
  const partial = asOf(openAccount({}, { userGroups: 'forbidden' }), '2025-09-01T00:00:00Z');
  expect(outcomeOn(id, now, { earlier: [june, partial], reviews: [] })).toMatchObject(unknown);
});
