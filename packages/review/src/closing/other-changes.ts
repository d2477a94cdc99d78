import { scopeWords } from '@grantlens/engine';
import {
  type Change,
  causeWords,
  limitWords,
  permissionGroupWords,
  principalWords,
} from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import type { OtherChanges } from '../verification/other-changes.ts';
import type { ClosingChange } from './closing.ts';

/** What else changed, in words: whose standing and conditions first, for they bear on all that is held. */
export function closingChanges(
  { changes, standings, conditions }: OtherChanges,
  account: Account,
): readonly ClosingChange[] {
  return [
    ...standings.map(({ principal, before, after, cause }) => ({
      principal: principalWords(principal),
      permission: null,
      scope: null,
      before: before ?? 'not there',
      after: after ?? 'not there',
      causes: cause.map(causeWords),
    })),
    ...conditions.map(({ principal, condition, before, after, cause }) => ({
      principal: principalWords(principal),
      permission: null,
      scope: null,
      before: limitWords(condition, before),
      after: limitWords(condition, after),
      causes: cause.map(causeWords),
    })),
    ...changes.map((change) => ({
      principal: principalWords(change.principal),
      permission: permissionOf(change),
      scope: scopeWords(change.scope, account),
      before: change.before,
      after: change.after,
      causes: change.cause.map(causeWords),
    })),
  ];
}

function permissionOf({ permissionGroup, permission }: Change): string | null {
  const group = permissionGroup === null ? null : permissionGroupWords(permissionGroup);
  if (permission === null) return group;
  const part = permission.kind === 'atomic' ? permission.name : permission.of.join(', ');
  return group === null ? part : `${part} of ${group}`;
}
