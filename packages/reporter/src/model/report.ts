import type { Access } from '@grantlens/engine';
import type { Review } from '@grantlens/engine/internal';
import type { Snapshot } from '@grantlens/snapshot';
import type { CatalogueEntry, TerraformManages } from '@grantlens/snapshot/internal';
import type { People } from '../people/people.ts';
import type { Cover } from './cover.ts';
import type { CoverageSection } from './coverage.ts';
import type { Evaluation, ReportFindings } from './evaluation.ts';
import type { Logic } from './logic.ts';
import type { Overview } from './overview.ts';
import type { PeopleSection } from './people-section.ts';
import type { PrivilegedSection } from './privileged.ts';
import type { Tables } from './tables/tables.ts';
import type { UnitRow } from './tables/units.ts';
import type { ZoneRow } from './zones.ts';

export const reportFormat = 'grantlens.report';

/** The version of `report.json` this program writes. */
export const reportVersion = 1;

/** What a report needs to know besides the account. */
export interface ReportOptions {
  /** Version of the program that makes the report, named on its cover. */
  readonly toolVersion: string;
  /** The account as the previous review saw it. Without it nothing is said about changes. */
  readonly previous?: Access;
  /** SHA-256, in hex, of the manifest of the package that the report follows; it goes into the report's id. */
  readonly previousManifest?: string;
  /** What findings are found by; what is not said is as usual. */
  readonly findings?: ReportFindings;
  /** What HR says of people. Without it nothing is said about who left. */
  readonly people?: People;
  /** `sha256-<hex>` over the files of the program that makes the report. */
  readonly engineDigest?: string;
  /** What the verdicts of the previous package were reached by. */
  readonly previousLogic?: Logic;
  /** What a state of Terraform manages. Without it nothing is said to be managed by Terraform, or by hand. */
  readonly terraform?: TerraformOptions;
  /** Since when the packages before the previous snapshot show things. Without it that snapshot is the first. */
  readonly seenBefore?: SeenBefore;
  /** What was decided in the previous review, and how it stands. */
  readonly previousReview?: PreviousDecisions;
  /** What the API said. Without it no row is set beside that, and no second evaluator is asked. */
  readonly raw?: RawOptions;
}

/** What Terraform manages in the account, by its state. */
export interface TerraformOptions {
  readonly manages: NonNullable<TerraformManages>;
  /** Of all that it says; it goes into the report's id. */
  readonly digest: string;
}

/** Since when things are seen in the previous snapshot and those of the packages before it. RFC 3339. */
export interface SeenBefore {
  /** When the oldest of these snapshots was taken. */
  readonly oldest: string;
  /** Units that came after that, by their ids; the others were there from the start. */
  readonly units: ReadonlyMap<string, Pick<UnitRow, 'firstSeen' | 'notSeenBefore'>>;
}

/** What the API said, and what is drawn from it. */
export interface RawOptions {
  /** The snapshot that the account was read from. */
  readonly snapshot: Snapshot;
  /** The user's own catalogue that it was read with. */
  readonly catalogue?: readonly CatalogueEntry[];
  /** 8 hex digits by which rows and questions are drawn; without it the first 8 of the snapshot's digest. */
  readonly seed?: string;
}

/** What was decided in the previous review. */
export interface PreviousDecisions {
  /** The head of its log; it goes into the report's id. */
  readonly head: string;
  readonly isClosed: boolean;
  readonly undecided: number;
  readonly decisions: readonly PreviousDecision[];
  /** Whose access was looked at, and let stand. */
  readonly reviews: readonly Review[];
}

/** What the previous review decided about a unit. */
export interface PreviousDecision {
  readonly unit: string;
  readonly decision: string;
  readonly reviewer: string;
  /** RFC 3339. */
  readonly decidedAt: string;
}

/** What an entitlement row covers: one principal, or everyone who has the grant from one holder with one outcome. */
export type RowsPer = 'principal' | 'holder';

/** What the report is of, when, and by what. Times are RFC 3339 in UTC. */
export interface Meta {
  /**
   * `r-<12 hex>`: the same snapshots, previous package, tool version, catalogue, settings, waivers, rules and
   * people give the same id. That of a snapshot whose digest does not match is made of the rows as well.
   */
  readonly reportId: string;
  readonly account: { readonly id: string; readonly name: string | null };
  readonly takenAt: { readonly start: string; readonly end: string };
  /** The snapshot of the previous review; null where none was given. */
  readonly previous: {
    readonly snapshotDigest: string;
    readonly takenAt: string;
    /** When the oldest of the snapshots was taken by which it is said since when something is seen. */
    readonly oldest: string;
  } | null;
  readonly toolVersion: string;
  readonly snapshotDigest: string;
  /** What read the account. */
  readonly snapshotTool: { readonly name: string; readonly version: string };
  /** Over what every permission group was taken to contain. */
  readonly contentsDigest: string;
  /** What an entitlement row is of: `holder` where what a user group gives is one row for all its members. */
  readonly rowsPer: RowsPer;
  /** False when something may be there that was not seen, or a total does not tie. */
  readonly complete: boolean;
}

/** The view model of an access review: sections and rows, and nothing about how they look. */
export interface Report {
  readonly format: typeof reportFormat;
  readonly version: typeof reportVersion;
  readonly meta: Meta;
  readonly cover: Cover;
  readonly coverage: CoverageSection;
  readonly overview: Overview;
  readonly privileged: PrivilegedSection;
  readonly evaluation: Evaluation;
  /** Null where no HR data was given. */
  readonly people: PeopleSection | null;
  readonly zones: readonly ZoneRow[];
  readonly tables: Tables;
}
