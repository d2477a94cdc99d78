import type { Standing } from '@grantlens/snapshot';
import type { FindingInfo, FindingSubject, Missing } from './finding.ts';
import type { RestsOn } from './missing.ts';
import type { RuleInput } from './reading/rule-input.ts';

/** Something that a rule came upon, before it has an id and waivers are looked at. */
export interface Sighting {
  readonly subject: FindingSubject;
  /** Tells apart several sightings of one subject; stable from snapshot to snapshot. */
  readonly about?: readonly string[];
  /** One sentence, with its full stop. */
  readonly what: string;
  readonly evidence?: readonly FindingSubject[];
  readonly standing?: Standing;
}

/** The outcome of a finding. */
export interface Examination {
  /** How many things were looked at and could be judged. */
  readonly examined: number;
  readonly sightings: readonly Sighting[];
  readonly missing: readonly Missing[];
}

/** A finding that can be evaluated. */
export interface FindingRule extends FindingInfo {
  /** What is counted, in the plural: `accepted members`. */
  readonly examines: string;
  /**
   * Without what nothing can be called clean: collections, where one that was not read whole is a gap; and
   * policies, all or those of members and user groups, where each that was not read whole is one.
   */
  readonly restsOn: readonly RestsOn[];
  readonly evaluate: (input: RuleInput) => Examination;
}
