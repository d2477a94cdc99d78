import { expect, test } from 'vitest';
import { memberRow, openAccount } from '../../raw-account.fixture.ts';
import { asOf, outcome } from '../outcome.fixture.ts';

const id = 'stale-invitation';
const pending = { ...memberRow('new'), status: 'pending' };
const accepted = { ...memberRow('new'), status: 'accepted' };
const earlier = (end: string, members: readonly unknown[], status: 'complete' | 'partial' = 'complete') =>
  asOf(openAccount({ members }, { members: status }), end);

test('an invitation that was open in an older snapshot is found', () => {
  const answer = outcome(
    id,
    { members: [pending] },
    {},
    {
      earlier: [earlier('2025-12-20T00:00:00Z', [pending]), earlier('2025-10-01T00:00:00Z', [pending])],
    },
  );
  expect(answer).toMatchObject({
    status: 'found',
    examined: 1,
    what: ['new@example.com was already invited on 2025-10-01, 92 days before, and has not accepted.'],
  });
});

test('an invitation that is not in the older snapshot is clean', () => {
  expect(
    outcome(id, { members: [pending] }, {}, { earlier: [earlier('2025-12-20T00:00:00Z', [])] }).status,
  ).toBe('clean');
});

test('somebody who left and was invited again is as old as the second invitation', () => {
  const answer = outcome(
    id,
    { members: [pending] },
    {},
    {
      earlier: [
        earlier('2025-12-20T00:00:00Z', [pending]),
        earlier('2025-12-10T00:00:00Z', [accepted]),
        earlier('2025-01-01T00:00:00Z', [pending]),
      ],
    },
  );
  expect(answer.status).toBe('clean');
});

test('stale-invitation is unknown without an earlier snapshot that shows the age', () => {
  const unknown = { status: 'not-evaluated', unexamined: 1, missing: ['not-given'] };
  const ask = (...all: readonly ReturnType<typeof earlier>[]) =>
    outcome(id, { members: [pending] }, {}, { earlier: all });
  expect(ask()).toMatchObject(unknown);
  expect(ask(earlier('2025-10-01T00:00:00Z', []))).toMatchObject(unknown);
  expect(ask(earlier('2025-12-20T00:00:00Z', [], 'partial'))).toMatchObject(unknown);
  // It was taken later.
  expect(ask(earlier('2026-10-01T00:00:00Z', []))).toMatchObject(unknown);
});
