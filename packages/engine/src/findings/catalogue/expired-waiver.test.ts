import { expect, test } from 'vitest';
import { memberRow } from '../../raw-account.fixture.ts';
import { outcome, withTwoFactor } from '../outcome.fixture.ts';

const id = 'expired-waiver';
const members = [withTwoFactor(memberRow('ada'), false)];
const waiver = (expires: string, subject = 'ada@example.com') => ({
  finding: 'member-without-2fa',
  instance: null,
  subject,
  owner: 'Ruth',
  reason: 'A key is on its way.',
  expires,
});

test('a waiver that has ended is found, whether or not it covers something', () => {
  const waivers = [waiver('2025-11-30'), waiver('2025-11-30', 'gone@example.com'), waiver('2026-03-31')];
  expect(outcome(id, { members }, {}, { waivers })).toMatchObject({
    status: 'found',
    examined: 3,
    what: [
      'The waiver of Ruth for member-without-2fa (ada@example.com) ended on 2025-11-30: what it covers counts again.',
      'The waiver of Ruth for member-without-2fa (gone@example.com) ended on 2025-11-30: nothing that was found is covered by it.',
    ],
  });
});

test('expired-waiver is clean while all waivers hold, to the end of their last day', () => {
  expect(outcome(id, { members }, {}, { waivers: [waiver('2026-01-01')] })).toMatchObject({
    status: 'clean',
    examined: 1,
  });
  expect(outcome(id, { members }, {}, { waivers: [waiver('2025-12-31')] }).status).toBe('found');
});

test('expired-waiver examines nothing without waivers', () => {
  expect(outcome(id, { members })).toMatchObject({ status: 'not-evaluated', missing: ['not-given'] });
});
