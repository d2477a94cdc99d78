import type { UnitState } from './review-state.ts';

/** What is decided about an entitlement: it follows from what is decided about the units that it rests on. */
export const entitlementDecisionWords = ['revoke', 'modify', 'escalate', 'keep', 'open'] as const;
export type EntitlementDecision = (typeof entitlementDecisionWords)[number];

/** An entitlement goes with any one of its units, and stays only where all of them stay. */
export function entitlementDecision(units: readonly UnitState[]): EntitlementDecision {
  const isSome = (word: UnitState['word']): boolean => units.some((unit) => unit.word === word);
  if (isSome('revoke')) return 'revoke';
  if (isSome('modify')) return 'modify';
  if (units.some(({ word, isEscalated }) => word === null && isEscalated)) return 'escalate';
  return units.length > 0 && units.every(({ word }) => word === 'keep') ? 'keep' : 'open';
}
