import { expect, test } from 'vitest';
import { startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { unitsInForce } from './units-in-force.ts';

const units = [
  unitOf('a', { kind: 'account' }),
  unitOf('d'),
  unitOf('m', { principalId: '7', email: 'bob@example.com' }),
  unitOf('e', { principalId: '7', email: 'bob@example.com' }),
];

test('a plan knows what holds of each unit, what settles it, and what its reviewers said of it', () => {
  const { state } = stateAfter(startOf(units), [
    'rita@example.com',
    ['a', 'revoke', 'left'],
    ['d', 'keep'],
    ['m', 'modify', 'only z2'],
  ]);
  const inForce = unitsInForce(state, new Set());
  expect(inForce.map(({ unit, word, settledBy, saidKeep }) => [unit, word, settledBy, saidKeep])).toEqual([
    ['u-a', 'revoke', null, false],
    ['u-d', 'revoke', 'u-a', true],
    ['u-m', 'modify', null, false],
    ['u-e', null, null, false],
  ]);
  expect(inForce.find(({ unit }) => unit === 'u-m')?.instruction).toBe('only z2');
});

test('the decision of its own reviewers holds for a unit where what would settle it has an exception', () => {
  const { state } = stateAfter(startOf(units), [
    'rita@example.com',
    ['a', 'revoke', 'left'],
    ['d', 'revoke', 'not needed'],
  ]);
  const inForce = unitsInForce(state, new Set(['u-a']));
  expect(inForce.map(({ unit, word, settledBy }) => [unit, word, settledBy])).toEqual([
    ['u-d', 'revoke', null],
    ['u-m', null, null],
    ['u-e', null, null],
  ]);
});
