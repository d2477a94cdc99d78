import type { Snapshot } from '@grantlens/snapshot';
import type { Holding, ScenarioVerdict } from './questions.ts';

/** Who a question lists. Principals are written as in the scenarios: an e-mail, or `token:<name>`. */
export interface Listed {
  readonly allowed: readonly string[];
  readonly unknown: readonly string[];
}

/** Something that answers the scenarios' questions. Every implementation of the specification passes the same ones. */
export interface Implementation {
  readonly can: (
    principal: string,
    permission: string,
    resource: string,
  ) => { readonly verdict: ScenarioVerdict; readonly because?: readonly (readonly string[])[] };
  readonly whoCan: (
    permission: string,
    resource: string,
    include: readonly ('pending' | 'inactive')[],
  ) => Listed;
  readonly whatCan?: (principal: string) => readonly Holding[];
  /** Everybody the account has, for agreement between the questions. */
  readonly principals: readonly string[];
}

export type Open = (snapshot: Snapshot) => Implementation;
