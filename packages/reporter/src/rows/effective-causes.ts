import { type Access, diff } from '@grantlens/engine';
import { type Change, causeWords } from '@grantlens/engine/internal';
import { addTo, compareTexts } from '@grantlens/snapshot/internal';

/** Somebody, as the rows of a table name them. */
export interface Who {
  readonly kind: 'member' | 'token';
  readonly id: string;
}

/** Why somebody can do more or less; limited to one permission group where the engine names it. */
export type EffectiveCauses = (who: Who, permissionGroupId: string | null) => readonly string[];

/** Returns a function that lists what caused the effective changes of a principal between two accounts. */
export function openEffectiveCauses(before: Access, after: Access): EffectiveCauses {
  const changes = new Map<string, Change[]>();
  for (const change of diff(before, after).changes) {
    const { kind, id, key } = change.principal;
    addTo(changes, `${kind} ${id ?? key}`, change);
  }
  const known = new Map<string, readonly string[]>();
  return ({ kind, id }, permissionGroupId) => {
    const own = changes.get(`${kind} ${id}`);
    if (own === undefined) return [];
    const asked = JSON.stringify([kind, id, permissionGroupId]);
    const before = known.get(asked) ?? wordsOf(own, permissionGroupId);
    known.set(asked, before);
    return before;
  };
}

function wordsOf(own: readonly Change[], permissionGroupId: string | null): readonly string[] {
  const alike = own.filter(({ permissionGroup }) => permissionGroup?.id === permissionGroupId);
  const causes = (alike.length > 0 ? alike : own).flatMap(({ cause }) => cause.map(causeWords));
  return [...new Set(causes)].sort(compareTexts);
}
