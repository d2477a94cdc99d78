import type { Principal } from '@grantlens/snapshot';
import type { HeldOnResource } from '../../outcomes/held-on-resource.ts';
import type { RuleInput } from './rule-input.ts';

/** A principal and how it stands to everything. */
export interface Judged {
  readonly principal: Principal;
  readonly stance: HeldOnResource;
}

/** The Super Administrators among those who can act. Those of the organisation are not in the account (S14). */
export function superAdministratorsOf({ accepted, activeTokens, superAdministrator }: RuleInput): {
  readonly known: readonly Judged[];
  /** Those for whom it is unknown. */
  readonly unclear: readonly Judged[];
  readonly examined: number;
} {
  const judged = [...accepted, ...activeTokens].map((principal) => ({
    principal,
    stance: superAdministrator(principal),
  }));
  const unclear = judged.filter(({ stance }) => stance.verdict === 'unknown');
  return {
    known: judged.filter(({ stance }) => stance.verdict === 'allowed'),
    unclear,
    examined: judged.length - unclear.length,
  };
}
