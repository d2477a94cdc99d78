import type { PrincipalKey } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { Access } from '../access/access.ts';
import type { CustomRule } from './custom/custom-rule.ts';
import type { AnyOwnFinding } from './custom/own-finding.ts';
import type { Control } from './finding.ts';
import { byAddress } from './people/by-address.ts';
import type { Person } from './people/person.ts';
import { type Thresholds, thresholdsOf } from './settings.ts';
import type { ToxicPair } from './toxic/toxic-pair.ts';
import type { Waiver } from './waivers/waiver.ts';

/** That somebody looked at access and let it stand. */
export interface Review {
  readonly principal: PrincipalKey;
  /** The policy whose access was looked at; null means all that the principal has. */
  readonly policyId: string | null;
  /** RFC 3339. */
  readonly on: string;
}

/** How a review stands. */
export interface PreviousReview {
  readonly isClosed: boolean;
  /** How many units nobody has decided about. */
  readonly undecided: number;
}

/** What findings are evaluated by. Times are those of the snapshot, never of the machine. */
export interface FindingOptions extends Partial<Thresholds> {
  /** E-mail domains that are the company's own, besides those of verified SSO connectors. */
  readonly ownDomains?: readonly string[];
  /** What one principal must not hold together. */
  readonly toxicPairs?: readonly ToxicPair[];
  /** What HR says of people. Several rows may have one e-mail address: all of them count. */
  readonly people?: readonly Person[];
  /** Earlier snapshots of the account, in any order. */
  readonly earlier?: readonly Access[];
  /** What was reviewed before the snapshot was taken. */
  readonly reviews?: readonly Review[];
  /** How the previous review stands, whose decisions were given. */
  readonly previousReview?: PreviousReview;
  /** Findings of the user's own: from `readRules`, and from `defineFinding`. */
  readonly rules?: readonly (CustomRule | AnyOwnFinding)[];
  /** More controls that findings bear on, of standards of your own for example, by the id of the finding. */
  readonly controls?: Readonly<Record<string, readonly Control[]>>;
  readonly waivers?: readonly Waiver[];
}

/** The options as they hold, where none was given the usual ones. */
export interface FindingSettings extends Thresholds {
  /** In lower case. */
  readonly ownDomains: readonly string[];
  /** Null where none were given. */
  readonly toxicPairs: readonly ToxicPair[] | null;
  /** By the key of each of their e-mail addresses; null where none were given. */
  readonly people: ReadonlyMap<string, readonly Person[]> | null;
  /** The latest first; those taken after the snapshot are left out. */
  readonly earlier: readonly Access[];
  readonly reviews: readonly Review[] | null;
  /** Null where none was given. */
  readonly previousReview: PreviousReview | null;
}

/** Settles the options for a snapshot taken at a moment. */
export function findingSettings(options: FindingOptions, moment: string): FindingSettings {
  const earlier = (options.earlier ?? []).filter((one) => timeOf(one) < knownTime(moment));
  return {
    ...thresholdsOf(options),
    ownDomains: (options.ownDomains ?? []).map((domain) => domain.toLowerCase().replace(/^@/, '')),
    toxicPairs: options.toxicPairs ?? null,
    people: options.people === undefined ? null : byAddress(options.people),
    earlier: earlier.sort((a, b) => timeOf(b) - timeOf(a)),
    reviews: options.reviews ?? null,
    previousReview: options.previousReview ?? null,
  };
}

function timeOf({ account }: Access): number {
  return knownTime(account.takenAt.end);
}
