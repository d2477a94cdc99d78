import type { ReviewUnit } from './review-unit.ts';

/** Whose a unit is, as a person knows them; null where that is not known. */
export function holderWords({ email, name, groupName, groupId, kind }: ReviewUnit): string | null {
  return kind === 'handout' ? `the user group ${groupName ?? groupId}` : (email ?? name);
}

/** A unit as a person knows it: who, and what. */
export function unitWords(unit: ReviewUnit): string {
  const who = holderWords(unit);
  if (who === null) return unit.means;
  return `${who}${unit.kind === 'handout' ? ':' : ''} ${unit.means}`;
}
