import { expect, test } from 'vitest';
import { accessOf, shop } from '../corner-shop.fixture.ts';
import { utc } from '../words/moments.ts';
import { openFirstSeen } from './first-seen.ts';

const now = accessOf().account;
const [member] = now.principals;
const then = '2025-10-01T00:00:00Z';
const before = (changes = {}) => ({ ...accessOf(changes).account, takenAt: { start: then, end: then } });
const seen = (previous: Parameters<typeof openFirstSeen>[1]) => {
  if (member === undefined) throw new Error('the shop has members');
  return openFirstSeen(now, previous).ofPrincipal(member);
};

test('nothing is said of when somebody came without an earlier snapshot', () => {
  expect(seen(null)).toEqual({ firstSeen: null, notSeenBefore: null });
});

test('somebody whom the review before shows was there at the latest then', () => {
  expect(seen(before())).toEqual({ firstSeen: then, notSeenBefore: null });
});

test('somebody whom the review before does not show came since, if it shows everybody', () => {
  const items = (shop.members.items as readonly { readonly id: string }[]).filter(
    ({ id }) => id !== member?.id,
  );
  expect(seen(before({ members: { ...shop.members, items, status: 'partial' } }))).toEqual({
    firstSeen: utc(now.takenAt.end),
    notSeenBefore: null,
  });
  const whole = before({ members: { ...shop.members, items } });
  const coverage = whole.coverage.map((one) => ({ ...one, status: 'complete' as const }));
  expect(seen({ ...whole, coverage })).toEqual({ firstSeen: utc(now.takenAt.end), notSeenBefore: then });
});
