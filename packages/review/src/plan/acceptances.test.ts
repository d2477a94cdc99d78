import { expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { acceptanceOf, acceptedIn, everAccepted } from './acceptances.ts';
import type { Plan, PlanStep } from './plan.ts';

const step: PlanStep = {
  id: 's-1',
  units: ['u-1'],
  action: 'remove-member',
  method: 'DELETE',
  path: '/accounts/a1/members/ada',
  body: null,
  object: { kind: 'member', id: 'ada', name: null },
  before: { kind: 'presence', present: true },
  after: { kind: 'presence', present: false },
  reverse: null,
  gains: [],
  loses: [],
  unintended: [{ principal: 'bob' }],
  follows: [],
  noEffect: [],
  notes: [],
};

function planOf(...steps: readonly PlanStep[]): Plan {
  const of = { package: 'a'.repeat(64), snapshot: 'sha256-' };
  return {
    format: 'grantlens.plan',
    version: 1,
    ...of,
    steps,
    tasks: [],
    unintended: [],
    refused: [],
  };
}

test('a step is accepted as it was: what it changes besides ends the acceptance', () => {
  const { state } = stateAfter(startOf([unitOf('1')]), acceptanceOf(step, 'cto@example.com'));
  expect([...acceptedIn(planOf(step), state.lines)]).toEqual(['s-1']);
  const more = { ...step, unintended: [...step.unintended, { principal: 'eve' }] };
  expect([...acceptedIn(planOf(more), state.lines)]).toEqual([]);
  expect([...acceptedIn(planOf({ ...step, id: 's-2' }), state.lines)]).toEqual([]);
  expect([...everAccepted(state.lines)]).toEqual(['s-1']);
});
