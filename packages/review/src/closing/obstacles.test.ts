import { unitsOf } from '@grantlens/engine';
import { expect, test } from 'vitest';
import type { Entry } from '../log/entry.ts';
import { type Said, startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { accessOf, member, permissionGroup, policy } from '../verification/account.fixture.ts';
import { controlTotals } from './control-totals.ts';
import { holdReview } from './held-review.ts';
import { obstaclesTo } from './obstacles.ts';

const dns = permissionGroup('dns', 'dns:edit');
const ada = member('ada', [policy('p1', 'allow', [dns], 'z1')]);
const bob = member('bob', [policy('p2', 'allow', [dns], 'z1')]);
const before = accessOf({ members: [ada, bob] });

/** Units by what they are: `account ada`, without the letter that their ids begin with. */
const ids = new Map(
  unitsOf(before).all.map(({ id, kind, principal }) => [`${kind} ${principal?.id}`, id.slice(2)]),
);
const idOf = (words: string) => ids.get(words) ?? '';
const units = unitsOf(before).all.map(({ id, kind, principal }) =>
  unitOf(id.slice(2), {
    kind,
    principalId: principal?.id ?? null,
    email: principal?.email ?? null,
    subjects: [],
  }),
);

const said = (words: Readonly<Record<string, Said[1]>>): readonly [string, ...Said[]] => [
  'rita@example.com',
  ...[...ids].map(([what, id]): Said => [id, words[what] ?? 'keep', 'because']),
];
const verified: Entry = {
  kind: 'verification',
  snapshot: '',
  takenAt: '2026-04-01T00:00:00Z',
  file: 'f'.repeat(64),
  outcomes: {},
  open: [],
};
const excepted = (unit: string, until = '2026-06-30'): Entry => ({
  kind: 'exception',
  unit,
  owner: 'ops',
  reason: 'later',
  until,
});

/** What keeps a review open on the first of April, when these lines follow its start and the account became another. */
function openIn(later: typeof before | null, ...lines: Parameters<typeof stateAfter>[1][]) {
  const { state } = stateAfter(startOf(units), ...lines);
  const held = holdReview({ state, before, after: later, today: '2026-04-01' });
  return { held, what: obstaclesTo(held).map(({ about, what }) => [about, what].join(' ').trim()) };
}

test('nothing keeps a review open whose units are decided, whose revokes are gone, and which was verified after that', () => {
  const later = accessOf({ members: [member('ada', []), bob] });
  const { held, what } = openIn(later, said({ 'direct ada': 'revoke' }), verified);
  expect(what).toEqual([]);
  expect(
    controlTotals(held).map(({ total, ties, parts }) => [total, ties, parts.map(({ value }) => value)]),
  ).toEqual([
    [4, true, [2, 2]],
    [4, true, [3, 1, 0]],
    [4, true, [3, 1, 0, 0]],
  ]);
});

test('a unit that nobody decided about keeps a review open, with the name of whom it waits for', () => {
  expect(openIn(before, ['rita@example.com', [idOf('account ada'), 'keep']], verified).what).toContain(
    `u-${idOf('direct bob')} rita@example.com has not decided`,
  );
});

test.each([
  ['still there', before, 'it is to be revoked, and is still there'],
  [
    'back by a unit that is new',
    accessOf({ members: [member('ada', [policy('p1', 'allow', [dns], '*')]), bob] }),
    /it was revoked, and is back by u-/,
  ],
  ['not to be seen', accessOf({ members: [] }, 'members'), 'whether it is gone could not be seen'],
])('a revoke that is %s keeps a review open, unless it has an exception', (_, later, says) => {
  const revoke = said({ 'direct ada': 'revoke' });
  expect(openIn(later, revoke, verified).what).toEqual([
    typeof says === 'string' ? expect.stringContaining(says) : expect.stringMatching(says),
  ]);
  const unit = `u-${idOf('direct ada')}`;
  expect(openIn(later, revoke, excepted(unit), verified).what).toEqual([]);
  expect(openIn(later, revoke, excepted(unit, '2026-03-31'), verified).what).toEqual([
    expect.stringContaining('and its exception ended on 2026-03-31'),
  ]);
});

test('what a member holds waits with the member, where removing them has an exception', () => {
  const account = `u-${idOf('account ada')}`;
  const remove = said({ 'account ada': 'revoke', 'direct ada': 'keep' });
  expect(openIn(before, remove, verified).what).toHaveLength(2);
  const { held, what } = openIn(before, remove, excepted(account), verified);
  expect(what).toEqual([]);
  expect(
    controlTotals(held)
      .at(-1)
      ?.parts.map(({ value }) => value),
  ).toEqual([3, 0, 0, 1]);
});

test('a task that is not done keeps a review open, unless it or its unit has an exception', () => {
  const modify = said({ 'direct ada': 'modify' });
  const [unit, task] = [`u-${idOf('direct ada')}`, `t-${idOf('direct ada')}`];
  expect(openIn(before, modify, verified).what).toEqual([`${task} the task is not done`]);
  const done: Entry = { kind: 'done', task, by: 'ops', evidence: 'OPS-1' };
  expect(openIn(before, modify, verified, done).what).toEqual([]);
  for (const one of [unit, task]) expect(openIn(before, modify, excepted(one), verified).what).toEqual([]);
});

test('a review is open until it is verified, and again once something was decided, excepted or carried out', () => {
  const keep = said({});
  expect(openIn(null, keep).what).toEqual(['the decisions have not been held to a later snapshot']);
  expect(openIn(null, keep, verified).what).toEqual([expect.stringContaining('is not in the package')]);
  const step: Entry = {
    ...{ kind: 'step', plan: 'a'.repeat(64), step: 's', action: 'remove-member', units: [], state: 'done' },
    object: { kind: 'member', id: 'm', name: null },
    ...{ requestId: null, read: null, differs: [], why: null, remedy: null, task: null },
  };
  for (const line of [keep, excepted(`u-${idOf('account ada')}`), step])
    expect(openIn(before, keep, verified, line).what).toEqual([
      expect.stringMatching(/^something was decided, excepted or carried out after the last verification/),
    ]);
  const done: Entry = { kind: 'done', task: 't-1', by: 'ops', evidence: 'x' };
  expect(openIn(before, keep, verified, done).what).toEqual([]);
});
