import type { Gap, Standing } from '@grantlens/snapshot';
import type { GapId } from '@grantlens/snapshot/internal';
import type { Assumption } from '../decision/assumptions.ts';
import type { Condition } from '../decision/conditions.ts';
import type { Waiver } from './waivers/waiver.ts';

/** How much a finding matters, the worst first. */
export const severities = ['critical', 'high', 'medium', 'low', 'info'] as const;
/** How much a finding matters. */
export type Severity = (typeof severities)[number];

/** The standards whose controls the findings of the catalogue bear on; findings of one's own may name others. */
export const frameworks = ['SOC 2', 'ISO 27001:2022', 'PCI DSS 4.0.1', 'NIST 800-53r5'] as const;
export type Framework = (typeof frameworks)[number];

/** A control, by the id its standard gives it: `CC6.1`, `A.5.18`, `7.2.4`, `AC-2`. */
export interface Control {
  /** `SOC 2`, `ISO 27001:2022`, `PCI DSS 4.0.1`, `NIST 800-53r5`, or a standard of your own. */
  readonly framework: string;
  readonly id: string;
}

/** What is said of a finding whatever the account: an entry of the catalogue. */
export interface FindingInfo {
  /** Kebab-case, and never given to another finding. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Why it matters, in sentences. */
  readonly why: string;
  /** What to do about it, in sentences. */
  readonly remedy: string;
  readonly controls: readonly Control[];
}

/** What of an account a finding can be about. */
export const subjectKinds = [
  'account',
  'member',
  'token',
  'user-group',
  'policy',
  'permission-group',
  'resource',
  'waiver',
] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** Something a finding is about, or points at. */
export interface FindingSubject {
  readonly kind: SubjectKind;
  /** The same for the same thing in every snapshot of the account; with `kind` it names one thing. */
  readonly key: string;
  /** As the API gives it, or the key of a resource; null where it has no id. */
  readonly id: string | null;
  /** What people call it; null where it has no name of its own. */
  readonly name: string | null;
}

declare const brand: unique symbol;
/** `f-<12 hex>`: the same instance has the same id in every snapshot of the account. */
export type InstanceId = string & { readonly [brand]: 'FindingInstance' };

/** One thing found. */
export interface FindingInstance {
  readonly id: InstanceId;
  readonly subject: FindingSubject;
  /** What is the case, as one sentence in plain words. */
  readonly what: string;
  /**
   * What it is read off, in order of kind and key: policies, user groups, permission groups, resources, other
   * principals.
   */
  readonly evidence: readonly FindingSubject[];
  /** Of a principal (S13); null for any other subject. */
  readonly standing: Standing | null;
  /**
   * Of a token, or of one of its policies: when and from where the token works. Beside what is said, and no reason not to
   * say it; empty of anything else.
   */
  readonly conditions: readonly Condition[];
  /** The waiver that covers it, expired or not; null if no waiver does. */
  readonly waiver: Waiver | null;
  /** Whether it counts: no waiver covers it, or only one that has expired. */
  readonly open: boolean;
}

/**
 * What kept something from being examined: a gap of the snapshot; a value the API does not show; something the caller
 * can give and did not; something that was given and cannot be understood; or that there is nothing of the kind.
 */
export const missingKinds = ['gap', 'not-shown', 'not-given', 'not-understood', 'nothing-there'] as const;
export type MissingKind = (typeof missingKinds)[number];

/** Why a finding could not be evaluated, or not on everything. */
export interface Missing {
  readonly kind: MissingKind;
  /** One sentence. */
  readonly why: string;
  /** How many things it kept from being examined; null where their number is not known. */
  readonly count: number | null;
  readonly gaps: readonly GapId[];
}

/**
 * `found`: there is an instance, waived ones included. `clean`: something was examined, everything was, and nothing was
 * found. `not-evaluated`: nothing was found, and not everything, or nothing at all, could be examined.
 */
export const findingStatuses = ['found', 'clean', 'not-evaluated'] as const;
export type FindingStatus = (typeof findingStatuses)[number];

/** A finding of the catalogue, or of a user's file, evaluated on one account. */
export interface Finding extends FindingInfo {
  readonly source: 'built-in' | 'custom';
  readonly status: FindingStatus;
  /** How many things were examined. */
  readonly examined: number;
  /** What was counted: `accepted members`. */
  readonly examines: string;
  /** How many things could not be examined, as far as they can be counted. */
  readonly unexamined: number;
  /** Empty where everything was examined. */
  readonly missing: readonly Missing[];
  /** By subject. */
  readonly instances: readonly FindingInstance[];
  /** How many of the instances count: those that no waiver in force covers. */
  readonly open: number;
}

/** Every finding evaluated on an account. */
export interface FindingsAnswer {
  /** Those of the catalogue in its order, then the user's own in theirs. */
  readonly findings: readonly Finding[];
  /** The waivers that cover nothing that was found. */
  readonly unmatchedWaivers: readonly Waiver[];
  readonly assumptions: readonly Assumption[];
  /** The gaps that kept something from being examined. */
  readonly gaps: readonly Gap[];
  /**
   * False when a gap, a value that the API does not show, or data not understood kept something from being
   * examined.
   */
  readonly complete: boolean;
}
