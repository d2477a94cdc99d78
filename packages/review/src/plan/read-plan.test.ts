import { expect, test } from 'vitest';
import type { Plan } from './plan.ts';
import { readPlan } from './read-plan.ts';

const plan: Plan = {
  format: 'grantlens.plan',
  version: 1,
  package: 'a'.repeat(64),
  snapshot: 'sha256-x',
  steps: [
    {
      id: 's1',
      units: ['u-1'],
      action: 'remove-member',
      method: 'DELETE',
      path: '/accounts/a/members/m',
      body: null,
      object: { kind: 'member', id: 'm', name: null },
      before: { kind: 'presence', present: true },
      after: { kind: 'presence', present: false },
      reverse: null,
      gains: [],
      loses: [{ principal: 'm' }],
      unintended: [],
      follows: [],
      noEffect: [],
      notes: [],
    },
  ],
  tasks: [{ id: 't1', units: [], what: 'Remove it in the identity provider.', terraform: null }],
  unintended: [],
  refused: [{ units: ['u-2'], reason: 'the last super administrator', cause: 'last-super-administrator' }],
};
const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

test('a plan is read as it was written', () => {
  expect(readPlan(bytes(plan))).toEqual(plan);
});

const [step] = plan.steps;

test.each([
  ['another format', { ...plan, format: 'other' }],
  ['another version', { ...plan, version: 2 }],
  ['an unknown action', { ...plan, steps: [{ ...step, action: 'make-admin' }] }],
  ['a state of no kind', { ...plan, steps: [{ ...step, before: {} }] }],
  ['a field that no plan has', { ...plan, host: 'https://elsewhere.example' }],
  ['a digest of no digits', { ...plan, package: 'x' }],
])('a plan with %s is refused', (_what, value) => {
  const refused = expect.objectContaining({ code: 'review-unreadable' });
  expect(() => readPlan(bytes(value))).toThrow(refused);
});

test('a plan with a key twice is refused', () => {
  const text = JSON.stringify(plan).replace('"version":1', '"version":1,"version":1');
  expect(() => readPlan(new TextEncoder().encode(text))).toThrow();
});
