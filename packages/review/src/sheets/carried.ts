import { addTo } from '@grantlens/snapshot/internal';
import type { ReviewUnit } from '../units/review-unit.ts';

/**
 * Opens the units of a review to the question what one of them carries, in words: a membership what the user group
 * gives, what a user group gives its members, a member or token its own units. A direct unit carries itself.
 */
export function openCarried(units: readonly ReviewUnit[]): (unit: ReviewUnit) => readonly string[] {
  const given = new Map<string, string[]>();
  const members = new Map<string, string[]>();
  const own = new Map<string, string[]>();
  for (const unit of units) {
    const { kind, groupId, principalId } = unit;
    if (kind === 'handout' && groupId !== null) addTo(given, groupId, sentenceOf(unit));
    if (kind === 'membership' && groupId !== null) addTo(members, groupId, personOf(unit));
    if ((kind === 'membership' || kind === 'direct') && principalId !== null)
      addTo(own, principalId, sentenceOf(unit));
  }
  return ({ kind, groupId, principalId }) => {
    switch (kind) {
      case 'membership':
        return given.get(groupId ?? '') ?? [];
      case 'handout':
        return members.get(groupId ?? '') ?? [];
      case 'account':
      case 'token':
        return own.get(principalId ?? '') ?? [];
      case 'direct':
        return [];
    }
  };
}

function sentenceOf({ means, except }: ReviewUnit): string {
  return except.length === 0 ? means : `${means}, except ${except.join(', ')}`;
}

function personOf({ name, email, principalId }: ReviewUnit): string {
  if (name === null || email === null) return name ?? email ?? principalId ?? '';
  return `${name}, ${email}`;
}
