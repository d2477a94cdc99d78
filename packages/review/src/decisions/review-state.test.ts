import { expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { taskId, tasksOf } from './tasks.ts';

const one = [unitOf('1')];
const pair = (['first', 'second'] as const).map((role) => ({
  unit: 'u-1',
  reviewer: role === 'first' ? 'Ann@x.example' : 'bob@x.example',
  role,
}));
const started = startOf(one);
const two = startOf(one, { twoPerson: 'privileged', fallback: 'fay@x.example' }, pair);
type Batches = Parameters<typeof stateAfter> extends [unknown, ...infer Rest] ? Rest : never;
const after = (from: ReturnType<typeof startOf>, ...batches: Batches) => {
  const unit = stateAfter(from, ...batches).state.units.get('u-1');
  return { word: unit?.word, waitsFor: unit?.waitsFor, disagreement: unit?.disagreement };
};

test('a unit of one reviewer is open until they decide, and their last decision counts', () => {
  expect(after(started)).toEqual({ word: null, waitsFor: ['rita@example.com'], disagreement: [] });
  expect(
    after(started, ['rita@example.com', ['1', 'keep']], ['RITA@example.com', ['1', 'revoke', 'x']]),
  ).toEqual({
    word: 'revoke',
    waitsFor: [],
    disagreement: [],
  });
});

test('a unit is not decided by somebody who is not assigned to it', () => {
  expect(after(started, ['eve@example.com', ['1', 'keep']])).toMatchObject({ word: null });
});

test('a unit that is assigned to another reviewer is decided by that one alone', () => {
  const moved = {
    kind: 'assignment',
    unit: 'u-1',
    role: 'first',
    reviewer: 'joe@x.example',
    by: 'fay',
    reason: 'away',
  } as const;
  expect(after(started, ['rita@example.com', ['1', 'keep']], moved)).toMatchObject({
    word: null,
    waitsFor: ['joe@x.example'],
  });
  expect(after(started, moved, ['joe@x.example', ['1', 'keep']])).toMatchObject({ word: 'keep' });
});

test('a unit that is escalated stays open until the one who is asked decides after that', () => {
  const single = startOf(one, { fallback: 'fay@x.example' });
  const asked = ['rita@example.com', ['1', 'escalate', 'who is that?']] as const;
  expect(after(single, [...asked])).toMatchObject({ word: null, waitsFor: ['fay@x.example'] });
  expect(after(single, [...asked], ['fay@x.example', ['1', 'keep']])).toMatchObject({
    word: 'keep',
    waitsFor: [],
  });
  expect(after(single, ['fay@x.example', ['1', 'keep']])).toMatchObject({ word: null });
});

test('a unit of two reviewers is decided where both say the same, and open where they do not', () => {
  expect(after(two, ['ann@x.example', ['1', 'keep', 'x']])).toMatchObject({
    word: null,
    waitsFor: ['bob@x.example'],
  });
  expect(
    after(two, ['bob@x.example', ['1', 'keep', 'y']], ['ann@x.example', ['1', 'keep', 'x']]),
  ).toMatchObject({ word: 'keep' });
  expect(after(two, ['bob@x.example', ['1', 'keep', 'y']], ['ann@x.example', ['1', 'revoke', 'x']])).toEqual({
    word: null,
    waitsFor: [],
    disagreement: ['revoke', 'keep'],
  });
});

test('a unit of two reviewers needs two people also where one of them escalates', () => {
  const escalated = ['ann@x.example', ['1', 'escalate', 'x']] as const;
  expect(after(two, [...escalated], ['fay@x.example', ['1', 'revoke', 'z']])).toMatchObject({
    word: null,
    waitsFor: ['bob@x.example'],
  });
  expect(
    after(
      two,
      [...escalated],
      ['fay@x.example', ['1', 'revoke', 'z']],
      ['bob@x.example', ['1', 'revoke', 'y']],
    ),
  ).toMatchObject({ word: 'revoke' });
  const same = startOf(one, { fallback: 'bob@x.example' }, pair);
  expect(after(same, [...escalated], ['bob@x.example', ['1', 'revoke', 'z']])).toMatchObject({
    word: null,
  });
});

test('the revocation of somebody settles their memberships and direct units, and nothing that a user group gives', () => {
  const units = [
    unitOf('1', { kind: 'account' }),
    unitOf('2'),
    unitOf('3', { kind: 'membership', groupId: 'g' }),
    unitOf('4', { kind: 'handout', groupId: 'g', principalId: null }),
    unitOf('5', { principalId: 'other' }),
  ];
  const { state } = stateAfter(startOf(units), ['rita@example.com', ['2', 'keep'], ['1', 'revoke', 'left']]);
  expect([...state.units.values()].map(({ word, settledBy }) => [word, settledBy])).toEqual([
    ['revoke', null],
    ['revoke', 'u-1'],
    ['revoke', 'u-1'],
    [null, null],
    [null, null],
  ]);
});

test('a unit that is to be modified is a task until somebody has done it', () => {
  const said = ['rita@example.com', ['1', 'modify', 'only z2']] as const;
  const done = { kind: 'done', task: 't-1', by: 'ops', evidence: 'A-1' } as const;
  expect(tasksOf(stateAfter(started, [...said]).state)).toEqual([
    { id: taskId('u-1'), units: ['u-1'], instruction: 'only z2', due: null, isDone: false },
  ]);
  expect(tasksOf(stateAfter(started, [...said], done).state)).toMatchObject([{ isDone: true }]);
});
