import { expect, test } from 'vitest';
import { emptyHead } from '../log/chain.ts';
import { manifest, type Said, startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { concernWords } from './concern-words.ts';
import { statusOf } from './progress.ts';

const log = { head: emptyHead(manifest), backwards: [] };
const today = '2026-04-15';
const units = Array.from({ length: 40 }, (_, at) => unitOf(String(at)));
const keepAll = (count: number) => units.slice(0, count).map(({ id }): Said => [id.slice(2), 'keep']);
const rita = 'rita@example.com';
type Batches = Parameters<typeof stateAfter> extends [unknown, ...infer Rest] ? Rest : never;
const statusAfter = (...batches: Batches) =>
  statusOf(stateAfter(startOf(units, { due: '2026-04-10' }), ...batches).state, log, today);

test('the status counts what is decided, open, kept, revoked and overdue', () => {
  const { total, reviewers, isOpen } = statusAfter([
    rita,
    ['0', 'keep'],
    ['1', 'revoke', 'left'],
    ['2', 'escalate', 'who?'],
  ]);
  const counts = { units: 40, decided: 2, open: 38, keep: 1, revoke: 1, modify: 0, escalated: 1 };
  expect(total).toEqual({ ...counts, overdue: 38 });
  expect(reviewers).toEqual([{ reviewer: rita, ...counts, overdue: 37, unitsPerMinute: null, concerns: [] }]);
  expect(isOpen).toBe(true);
});

test('the status is open until a later snapshot shows that what was revoked is gone, or there is an exception', () => {
  const all = [rita, ['0', 'revoke', 'left'], ...keepAll(40).slice(1)] as const;
  const seen = (open: readonly string[]) =>
    ({ kind: 'verification', snapshot: 's', takenAt: today, file: manifest, outcomes: {}, open }) as const;
  const except = (until: string) =>
    ({ kind: 'exception', unit: 'u-0', owner: 'o', reason: 'r', until }) as const;
  expect(statusAfter([...all])).toMatchObject({ isOpen: true, toCarryOut: ['u-0'] });
  expect(statusAfter([...all], seen([]))).toMatchObject({ isOpen: false, toCarryOut: [] });
  expect(statusAfter([...all], seen(['u-0']))).toMatchObject({ isOpen: true });
  expect(statusAfter([...all], except('2026-04-15'))).toMatchObject({ isOpen: false });
  expect(statusAfter([...all], except('2026-04-14'))).toMatchObject({ isOpen: true });
  expect(
    statusAfter([...all], seen([]), [rita, ['0', 'keep']], [rita, ['0', 'revoke', 'now']]),
  ).toMatchObject({ isOpen: true });
});

test('the status names who decided faster than anybody reads, and who kept everything', () => {
  const { state } = stateAfter(startOf(units), [rita, ...keepAll(30)]);
  const timed = {
    ...state,
    lines: state.lines.map((line) => (line.kind === 'batch' ? { ...line, seconds: 60 } : line)),
  };
  const [reviewer] = statusOf(timed, log, today).reviewers;
  expect(reviewer?.unitsPerMinute).toBe(30);
  expect(reviewer?.concerns.map(concernWords)).toEqual([
    'decided 30 units in 60 s, 2 s each (line 32 of the log)',
    'kept all of 30 units',
  ]);
  expect(statusAfter([rita, ...keepAll(29)]).reviewers[0]?.concerns).toEqual([]);
});
