import type { PermissionGroup, Policy, Principal, Standing, Token, UserGroup } from '@grantlens/snapshot';
import type { FindingInfo, FindingSubject } from '../finding.ts';
import type { AskCan } from './asker.ts';

/** What a finding of the user's own can be about. */
export const ruleOvers = ['principal', 'token', 'group', 'policy', 'entitlement'] as const;
export type RuleOver = (typeof ruleOvers)[number];

/** A finding of the user's own: an expression that is true of whatever should be found. */
export interface CustomRule extends FindingInfo {
  readonly over: RuleOver;
  /** In the Common Expression Language (https://cel.dev). */
  readonly when: string;
}

/** What a finding of one's own in TypeScript is asked about, by what it is over. */
export interface RuleThings {
  readonly principal: Principal;
  readonly token: Token;
  readonly group: UserGroup;
  readonly policy: Policy;
  /**
   * A permission group that somebody has, or is denied, by a policy: `group` is the one through which, if it
   * is one.
   */
  readonly entitlement: {
    readonly principal: Principal;
    readonly policy: Policy;
    readonly permissionGroup: PermissionGroup;
    readonly group: UserGroup | null;
  };
}

/** Something a rule is asked about. */
export interface Candidate {
  /** What the expression may read. */
  readonly variables: Readonly<Record<string, unknown>>;
  /** The same for a finding in TypeScript. */
  readonly thing: RuleThings[RuleOver];
  /** Asks what whom it is about can; null where it is about nobody. */
  readonly can: AskCan | null;
  /** What is reported of it where the expression is true; most candidates never are. */
  readonly report: () => {
    readonly subject: FindingSubject;
    readonly about?: readonly string[];
    /** What it is called at the beginning of a sentence. */
    readonly words: string;
    readonly evidence: readonly FindingSubject[];
    readonly standing?: Standing;
  };
}
