import { type Access, unitsOf } from '@grantlens/engine';
import { expect, test } from 'vitest';
import { accessOf, member, permissionGroup, policy, token } from './account.fixture.ts';
import { countOutcomes, verifyReview } from './verify-review.ts';

const dns = permissionGroup('dns', 'dns:edit');
const waf = permissionGroup('waf', 'waf:edit');
const ops = (...policies: readonly object[]) => ({ userGroups: [{ id: 'ops', name: 'Ops', policies }] });
const inOps = (...ids: readonly string[]) => ({ userGroupMembers: { ops: ids.map((id) => ({ id })) } });

const before = accessOf({
  members: [member('ada', [policy('p1', 'allow', [dns], 'z1')]), member('bob', [])],
  ...ops(policy('g1', 'allow', [dns, waf], '*')),
  ...inOps('ada', 'bob'),
  accountTokens: [token('t1', 'active', dns)],
});

/** Units in words: `direct ada dns`, `membership bob ops`. */
const wordsIn = (access: Access) =>
  new Map(
    unitsOf(access).all.map(({ id, kind, principal, group, permissionGroup: what }) => [
      id as string,
      [kind, principal?.id ?? group?.id, kind === 'membership' ? group?.id : what?.id]
        .filter((one) => one)
        .join(' '),
    ]),
  );

type Word = 'keep' | 'revoke' | 'modify';

/** What is said of the decided units after the account has become another. */
function after(later: Access, said: Readonly<Record<string, Word>>, settledBy: string | null = null) {
  const words = new Map([...wordsIn(later), ...wordsIn(before)]);
  const decided = [...words].flatMap(([id, text]) =>
    Object.hasOwn(said, text) ? [{ unit: { id }, word: said[text] ?? null, settledBy }] : [],
  );
  const found = verifyReview({ before, decided }, later);
  const named = (ids: readonly string[]) => ids.map((id) => words.get(id));
  return {
    lines: found.results.map(({ unit, outcome, by, stillHeldBy }) =>
      [
        `${words.get(unit)}: ${outcome}`,
        ...(by.length > 0 ? [`by ${named(by).join(', ')}`] : []),
        ...(stillHeldBy.length > 0 ? [`held by ${named(stillHeldBy).join(', ')}`] : []),
      ].join('; '),
    ),
    others: found.others.changes.map(({ principal, permissionGroup: what }) => `${principal.id} ${what?.id}`),
  };
}

const same = {
  members: [member('ada', [policy('p1', 'allow', [dns], 'z1')]), member('bob', [])],
  ...ops(policy('g1', 'allow', [dns, waf], '*')),
  ...inOps('ada', 'bob'),
  accountTokens: [token('t1', 'active', dns)],
};

test('a revoke is still there where nothing was done', () => {
  const said = {
    'direct ada dns': 'revoke',
    'membership bob ops': 'revoke',
    'handout ops waf': 'revoke',
    'token t1': 'revoke',
    'account ada': 'revoke',
  } as const;
  expect(after(accessOf(same), said).lines.every((line) => line.endsWith(': still there'))).toBe(true);
  expect(after(accessOf(same), said).lines).toHaveLength(5);
});

test('a revoke is gone where the unit is, also where a unit that was kept gives the same', () => {
  const later = accessOf({ ...same, members: [member('ada', []), member('bob', [])] });
  expect(after(later, { 'direct ada dns': 'revoke' })).toEqual({
    lines: ['direct ada dns: gone; held by handout ops dns, membership ada ops'],
    others: [],
  });
});

test('a revoke is back another way where something new gives the same', () => {
  const wider = accessOf({
    ...same,
    members: [member('ada', [policy('p9', 'allow', [dns], '*')]), member('bob', [])],
    ...inOps('bob'),
  });
  expect(after(wider, { 'direct ada dns': 'revoke', 'membership ada ops': 'revoke' }).lines).toEqual([
    'membership ada ops: back another way; by direct ada dns',
    'direct ada dns: back another way; by direct ada dns',
  ]);
  const elsewhere = accessOf({
    ...same,
    members: [member('ada', [policy('p9', 'allow', [dns], 'z2')]), member('bob', [])],
    ...inOps('bob'),
  });
  expect(after(elsewhere, { 'direct ada dns': 'revoke' }).lines).toEqual(['direct ada dns: gone']);
});

test('the revoke of what a user group gives is back another way where a member has it directly', () => {
  const later = accessOf({
    ...same,
    members: [member('ada', []), member('bob', [policy('p9', 'allow', [waf], 'z1')])],
    ...ops(policy('g1', 'allow', [dns], '*')),
  });
  expect(after(later, { 'handout ops waf': 'revoke' }).lines).toEqual([
    'handout ops waf: back another way; by direct bob waf',
  ]);
});

test('the revoke of a member is back another way where they were invited again', () => {
  const again = member('new', [], { email: 'ADA@example.com' });
  const later = accessOf({ ...same, members: [again, member('bob', [])], ...inOps('bob') });
  expect(after(later, { 'account ada': 'revoke', 'direct ada dns': 'revoke' }).lines).toEqual([
    'account ada: back another way; by account new',
    'direct ada dns: gone',
  ]);
});

test('the revoke of a token is gone, with all that it had, where the token is disabled', () => {
  const later = accessOf({ ...same, accountTokens: [token('t1', 'disabled', dns)] });
  expect(after(later, { 'token t1': 'revoke', 'direct t1 dns': 'revoke' }).lines).toEqual([
    'token t1: gone',
    'direct t1 dns: gone',
  ]);
});

test('a revoke is unknown where what would show it could not be read', () => {
  expect(
    after(accessOf(same, 'members'), { 'direct ada dns': 'revoke', 'account bob': 'revoke' }).lines,
  ).toEqual(['direct ada dns: cannot tell', 'account bob: cannot tell']);
  expect(after(accessOf(same, 'userGroupMembers'), { 'membership ada ops': 'revoke' }).lines).toEqual([
    'membership ada ops: cannot tell',
  ]);
  const hidden = accessOf({ ...same, members: [member('ada', null), member('bob', [])] });
  expect(after(hidden, { 'direct ada dns': 'revoke' }).lines).toEqual([
    expect.stringContaining('direct ada dns: cannot tell'),
  ]);
});

test('a keep is kept, or lost where its unit is gone', () => {
  const later = accessOf({
    ...same,
    members: [member('ada', []), member('bob', [])],
    accountTokens: [token('t1', 'disabled', dns)],
  });
  expect(
    after(later, { 'direct ada dns': 'keep', 'membership ada ops': 'keep', 'token t1': 'keep' }).lines,
  ).toEqual(['membership ada ops: kept', 'token t1: lost', 'direct ada dns: lost']);
});

test('a modify is changed or unchanged', () => {
  expect(after(accessOf(same), { 'direct ada dns': 'modify' }).lines).toEqual(['direct ada dns: unchanged']);
  const later = accessOf({
    ...same,
    members: [member('ada', [policy('p1', 'allow', [dns], 'z2')]), member('bob', [])],
  });
  expect(after(later, { 'direct ada dns': 'modify' }).lines).toEqual(['direct ada dns: changed']);
});

test('changes besides the decisions are listed, and those that a revoke explains are not', () => {
  const later = accessOf({
    ...same,
    members: [member('ada', []), member('bob', [policy('p9', 'allow', [waf], 'z1')])],
    ...inOps('bob'),
  });
  const said = { 'membership ada ops': 'revoke', 'direct ada dns': 'revoke' } as const;
  expect(after(later, said).others).toEqual([]);
  expect(after(accessOf({ ...same, ...inOps('bob') }), { 'direct ada dns': 'keep' }).others).toContain(
    'ada waf',
  );
});

test('the revokes of earlier reviews are verified as those of this review are', () => {
  const [unit] = [...wordsIn(before)].find(([, text]) => text === 'handout ops waf') ?? [''];
  const earlier = { before, decided: [{ unit: { id: unit }, word: 'revoke', settledBy: null }] } as const;
  const { previous, results } = verifyReview({ before, decided: [] }, accessOf(same), [earlier]);
  expect(previous.map(countOutcomes)).toEqual([{ 'still there': 1 }]);
  expect(results).toEqual([]);
});
