import type { Assumption } from '@grantlens/engine';
import type { StepAssumption } from '@grantlens/engine/internal';
import type { Account, Gap } from '@grantlens/snapshot';
import { type GapRecord, gapRecord, type Row } from './records.ts';

/** The one frame of every answer in JSON. Its JSON Schema is `schema/answer.schema.json` of this package. */
export interface Envelope {
  readonly schemaVersion: 1;
  readonly snapshot: Row;
  readonly query: Row;
  /** False when a gap clouds the answer. */
  readonly complete: boolean;
  readonly assumptions: readonly (Assumption | StepAssumption)[];
  readonly gaps: readonly GapRecord[];
  /** Counts, where the question is about many resources. */
  readonly summary?: Row;
  /** Empty means nobody, or nothing. Made for the formats that show it. */
  readonly results: () => readonly Row[];
}

/** What an answer puts into its envelope. */
export interface EnvelopeContent extends Omit<Envelope, 'schemaVersion' | 'snapshot' | 'gaps'> {
  readonly gaps: readonly Gap[];
}

/** Frames an answer. */
export function envelope(account: Account, content: EnvelopeContent): Envelope {
  const { query, complete, assumptions, gaps, summary, results } = content;
  return {
    schemaVersion: 1,
    snapshot: snapshotRecord(account),
    query,
    complete,
    assumptions,
    gaps: gaps.map(gapRecord),
    ...(summary === undefined ? {} : { summary }),
    results,
  };
}

/** Which snapshot: `{ digest, accountId, accountName, takenAt, modified? }`. */
export function snapshotRecord(account: Account): Row {
  return {
    digest: account.digest,
    accountId: account.id,
    accountName: account.name,
    takenAt: account.takenAt.end,
    modified: account.modified ? true : undefined,
  };
}
