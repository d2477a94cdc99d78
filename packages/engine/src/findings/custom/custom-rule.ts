import type { Standing } from '@grantlens/snapshot';
import type { FindingInfo, FindingSubject } from '../finding.ts';

/** What a finding of the user's own can be about. */
export const ruleOvers = ['principal', 'token', 'group', 'policy', 'entitlement'] as const;
export type RuleOver = (typeof ruleOvers)[number];

/** A finding of the user's own: an expression that is true of whatever should be found. */
export interface CustomRule extends FindingInfo {
  readonly over: RuleOver;
  /** In the Common Expression Language (https://cel.dev). */
  readonly when: string;
}

/** Something a rule is asked about. */
export interface Candidate {
  /** What the expression may read. */
  readonly variables: Readonly<Record<string, unknown>>;
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
