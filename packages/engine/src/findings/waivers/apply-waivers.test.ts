import { expect, test } from 'vitest';
import { memberRow, openAccount } from '../../raw-account.fixture.ts';
import { evaluateFindings } from '../evaluate.ts';
import { withTwoFactor } from '../outcome.fixture.ts';
import type { Waiver } from './waiver.ts';

const access = openAccount({
  members: ['ada', 'bob'].map((name) => withTwoFactor(memberRow(name), false)),
});
const waiver: Waiver = {
  finding: 'member-without-2fa',
  instance: null,
  subject: 'ADA@example.com',
  owner: 'Ruth',
  reason: 'A key is on its way.',
  expires: '2026-03-31',
};
const waived = (...waivers: readonly Waiver[]) => {
  const { findings, unmatchedWaivers } = evaluateFindings(access, { waivers });
  const finding = findings.find(({ id }) => id === 'member-without-2fa');
  const instances = finding?.instances.map(({ subject, open, waiver }) => [
    subject.name,
    open,
    waiver?.expires,
  ]);
  return { status: finding?.status, open: finding?.open, instances, unmatchedWaivers };
};

test('what a waiver covers stays in the list, marked, and does not count', () => {
  expect(waived(waiver)).toEqual({
    status: 'found',
    open: 1,
    instances: [
      ['ada@example.com', false, '2026-03-31'],
      ['bob@example.com', true, undefined],
    ],
    unmatchedWaivers: [],
  });
});

test('a waiver can name an instance, or a subject by its id or key', () => {
  const [first] = evaluateFindings(access).findings.find(({ id }) => id === waiver.finding)?.instances ?? [];
  for (const of of [
    { instance: first?.id ?? '', subject: null },
    { instance: null, subject: 'ada' },
    { instance: null, subject: 'member:ada' },
  ])
    expect(waived({ ...waiver, ...of }).open).toBe(1);
});

test('what an expired waiver covers counts again, unless another covers it longer', () => {
  const ended = { ...waiver, expires: '2025-11-30' };
  expect(waived(ended)).toMatchObject({
    open: 2,
    instances: [['ada@example.com', true, '2025-11-30'], expect.anything()],
  });
  expect(waived(ended, waiver)).toMatchObject({
    open: 1,
    instances: [['ada@example.com', false, '2026-03-31'], expect.anything()],
  });
});

test('a waiver that covers nothing is reported', () => {
  const others = [
    { ...waiver, finding: 'token-without-expiry' },
    { ...waiver, subject: 'gone@example.com' },
    { ...waiver, finding: 'member-wthout-2fa' },
  ];
  expect(waived(...others)).toMatchObject({ open: 2, unmatchedWaivers: others });
});
