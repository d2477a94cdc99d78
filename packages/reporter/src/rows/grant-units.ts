import type { Units } from '@grantlens/engine';

/** The units that entitlements rest on. */
export interface GrantUnits {
  /** Those of a grant as one principal has it. */
  readonly under: Units['under'];
  /** Those that everybody has who has a grant from its holder: a membership is each member's own. */
  readonly underAll: Units['under'];
}

/** Opens the units of an account as far as entitlements name them: the ids, and nothing that is known of each. */
export function openGrantUnits({ all, under }: Units): GrantUnits {
  const shared = new Set(all.flatMap(({ id, principal }) => (principal === null ? [id] : [])));
  return {
    under,
    underAll: (grant) => under(grant).filter((id) => grant.path === 'direct' || shared.has(id)),
  };
}
