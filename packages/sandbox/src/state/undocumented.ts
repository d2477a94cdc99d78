import { invalid } from '../errors.ts';

/** Where nobody outside knows what the real API does: which of the possible answers this one gives. */
export interface Undocumented {
  /** A `PUT` of a member or user group with `"policies": []`. Accepted by default. */
  readonly emptyPolicies?: 'accepted' | 'refused';
  /** A `PUT` of a token with other policies, as if its creator could not give them. Accepted by default. */
  readonly changedTokens?: 'accepted' | 'refused';
  /**
   * Whether the policies of a member's user groups are among the member's own. `none` is the default; `shown` ones go
   * when the membership goes, `kept` ones stay as policies of the member's own.
   */
  readonly echoes?: 'none' | 'shown' | 'kept';
}

/** Throws a refusal where an empty list of policies is not accepted. */
export function refuseEmpty(policies: readonly unknown[] | undefined, { emptyPolicies }: Undocumented): void {
  if (policies?.length === 0 && emptyPolicies === 'refused') {
    throw invalid('policies: there must be at least one', '/policies');
  }
}
