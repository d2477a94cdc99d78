import { expect, test } from 'vitest';
import { type Said, startOf, stateAfter, unitOf } from '../review.fixture.ts';
import { entitlementDecision } from './entitlement-decision.ts';

const person = { principalId: '0012345', email: 'ada@example.com' };
const units = [
  unitOf('in', { kind: 'membership', groupId: 'g' }),
  unitOf('gives', { kind: 'handout', groupId: 'g', principalId: null, email: null }),
  unitOf('account', { kind: 'account', ...person }),
];

/** What is decided about an entitlement of Ada's that comes through the user group. */
function decisionAfter(...said: readonly Said[]) {
  const { state } = stateAfter(startOf(units), ['rita@example.com', ...said]);
  return entitlementDecision(['u-in', 'u-gives'].flatMap((id) => state.units.get(id) ?? []));
}

test('an entitlement goes with any of its units, and stays where all of them stay', () => {
  expect(decisionAfter(['in', 'keep'], ['gives', 'keep'])).toBe('keep');
  expect(decisionAfter(['in', 'keep'])).toBe('open');
  expect(decisionAfter(['in', 'revoke', 'left'])).toBe('revoke');
  expect(decisionAfter(['in', 'keep'], ['gives', 'revoke', 'too wide'])).toBe('revoke');
  expect(decisionAfter(['account', 'revoke', 'left'], ['gives', 'keep'])).toBe('revoke');
});

test('an entitlement is asked to be modified, or passed on, before it is open, and after it is revoked', () => {
  expect(decisionAfter(['in', 'modify', 'less'])).toBe('modify');
  expect(decisionAfter(['in', 'escalate', 'who?'], ['gives', 'keep'])).toBe('escalate');
  expect(decisionAfter(['in', 'escalate', 'who?'], ['gives', 'modify', 'less'])).toBe('modify');
  expect(decisionAfter(['in', 'modify', 'less'], ['gives', 'revoke', 'too wide'])).toBe('revoke');
});
