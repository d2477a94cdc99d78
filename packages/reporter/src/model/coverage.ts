import type { CollectionStatus, Gap, Issue } from '@grantlens/snapshot';
import type { CollectionName, ExtraCoverage, Oddity } from '@grantlens/snapshot/internal';
import type { AccuracySection } from './accuracy.ts';
import type { IntegritySection } from './integrity.ts';
import type { LogicSection } from './logic.ts';
import type { SourceSection } from './source.ts';

/** A number counted in two ways, which must come out the same. */
export interface ControlTotal {
  readonly title: string;
  readonly parts: readonly { readonly title: string; readonly value: number }[];
  readonly total: number;
  /** Whether the parts add up to the total. */
  readonly ties: boolean;
}

/** How much of one collection the report stands on. */
export interface CollectionCoverage {
  readonly collection: CollectionName;
  readonly title: string;
  readonly status: CollectionStatus;
  readonly requests: number;
  /** What the API said there is; null where it does not say. */
  readonly expected: number | null;
  readonly received: number;
  /** Null for what is read for its meaning and not listed. */
  readonly inReport: number | null;
  readonly unreadable: number;
  /** Seen, and pointed at as an oddity instead of being listed. */
  readonly setAside: number;
  readonly ties: boolean;
  readonly problem: string | null;
}

/** How much was seen of something that was read besides. No verdict rests on it, and no completeness. */
export interface BesidesCoverage extends ExtraCoverage {
  readonly title: string;
}

/** A gap with how far it clouds this report. */
export interface CoverageGap extends Gap {
  readonly title: string;
  readonly why: string;
  /** Entitlement rows that name it. */
  readonly rows: number;
}

/** What the report stands on, before anything it says. */
export interface CoverageSection {
  readonly source: SourceSection;
  readonly collections: readonly CollectionCoverage[];
  readonly besides: readonly BesidesCoverage[];
  readonly controlTotals: readonly ControlTotal[];
  readonly gaps: readonly CoverageGap[];
  readonly issues: readonly (Issue & { readonly title: string })[];
  readonly oddities: readonly (Pick<Oddity, 'kind' | 'collection' | 'path' | 'message'> & {
    readonly title: string;
  })[];
  readonly blindSpots: readonly string[];
  /** Null where the report was made without what the API said. */
  readonly accuracy: AccuracySection | null;
  readonly integrity: IntegritySection;
  readonly logic: LogicSection;
}
