import { expect, test } from 'vitest';
import type { Entry, TaskRecord } from '../log/entry.ts';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { tasksOf } from './tasks.ts';

const started = startOf([unitOf('1'), unitOf('2')]);
const rita = 'rita@example.com';
const revoke = [rita, ['1', 'revoke', 'left']] as const;
const task: TaskRecord = { id: 't-a', units: ['u-1'], what: 'Take it out of the configuration.' };

function planWith(...tasks: readonly TaskRecord[]): Entry {
  const options = { deleteTokens: [], scimGroups: [], caller: null, managed: [] };
  return { kind: 'plan', sha256: 'b'.repeat(64), options, steps: 0, tasks, refused: [] };
}

function stepOf(state: Extract<Entry, { kind: 'step' }>['state'], left: TaskRecord | null): Entry {
  const object = { kind: 'membership', id: 'g/m', name: null };
  const nothing = { requestId: null, read: null, differs: [], why: null, remedy: null };
  const about = { plan: 'b'.repeat(64), step: 's-1', action: 'remove-group-member', units: ['u-1'] };
  return { kind: 'step', ...about, object, state, ...nothing, task: left };
}

const idsAfter = (...lines: Parameters<typeof stateAfter> extends [unknown, ...infer R] ? R : never) =>
  tasksOf(stateAfter(started, ...lines).state).map(({ id, isDone }) => `${id}${isDone ? ' done' : ''}`);

test('the tasks of the last plan are tasks of the review, until somebody has done them', () => {
  const done = { kind: 'done', task: 't-a', by: 'ops', evidence: 'A-1' } as const;
  expect(idsAfter([...revoke], planWith(task))).toEqual(['t-a']);
  expect(idsAfter([...revoke], planWith(task), done)).toEqual(['t-a done']);
  expect(idsAfter([...revoke], planWith(task), planWith())).toEqual([]);
});

test('a task of a plan ends when nobody wants its units revoked any more', () => {
  expect(idsAfter([...revoke], planWith(task), [rita, ['1', 'keep']])).toEqual([]);
});

test('a step that failed because somebody else has to do it leaves a task, until it is done', () => {
  expect(idsAfter([...revoke], stepOf('intended', null), stepOf('failed', task))).toEqual(['t-a']);
  expect(idsAfter([...revoke], stepOf('failed', task), stepOf('already so', null))).toEqual([]);
  expect(idsAfter([...revoke], stepOf('failed', null))).toEqual([]);
  expect(idsAfter([...revoke], planWith(task), stepOf('failed', task))).toEqual(['t-a']);
});
