import { lstat } from 'node:fs/promises';
import type { Access } from '@grantlens/engine';
import type { Manifest } from '@grantlens/reporter';
import { type ReviewState, reviewState } from '@grantlens/review';
import {
  type Closing,
  type ClosingFrame,
  type HeldReview,
  holdReview,
  type LogLine,
  makeClosing,
} from '@grantlens/review/internal';
import { invariant } from '@grantlens/snapshot/internal';
import { tool } from '../version.ts';
import { dayOf } from './clock.ts';
import { afterFile, reviewPath } from './files.ts';
import type { OpenedReview } from './open-review.ts';
import { openKeptLater, openReviewed } from './reviewed-account.ts';

/** A review as some of its lines leave it, held to the snapshot that its last verification names. */
export interface ReviewToSeal {
  readonly review: OpenedReview;
  readonly manifest: Manifest;
  readonly held: HeldReview;
  /** The log as far as it is looked at. */
  readonly log: ClosingFrame['log'];
}

/** Which review, as of which lines, and when. */
export interface HoldQuestion {
  readonly review: OpenedReview;
  readonly manifest: Manifest;
  readonly lines: readonly LogLine[];
  /** The moment at which exceptions must be in force. */
  readonly at: string;
  readonly maxSize?: number | undefined;
}

/**
 * Evaluates a review from scratch: the account that it was about, and the later one that it keeps.
 *
 * @throws GrantlensError `package-unreadable`, `snapshot-modified` and others of a snapshot that cannot be read
 */
export async function holdStored({
  review,
  manifest,
  lines,
  at,
  maxSize,
}: HoldQuestion): Promise<ReviewToSeal> {
  const state = stateOf(review, lines);
  const { before, catalogue } = await openReviewed(review.folder, maxSize);
  const verified = lines.findLast((line) => line.kind === 'verification');
  const path = reviewPath(review.folder, afterFile);
  const isKept = (await lstat(path).catch(() => null)) !== null;
  const later: Access | null =
    verified === undefined || !isKept ? null : await openKeptLater(path, catalogue, maxSize);
  // A verification that was interrupted has put another snapshot there.
  const after = later !== null && later.account.digest === verified?.snapshot ? later : null;
  const head = lines.at(-1) ?? state.start;
  return {
    review,
    manifest,
    held: holdReview({ state, before, after, today: dayOf(at) }),
    log: { head, backwards: review.log.backwards.filter((seq) => seq <= head.seq) },
  };
}

function stateOf({ units, assigned }: OpenedReview, lines: readonly LogLine[]): ReviewState {
  const state = reviewState({ units, assigned, lines });
  invariant(state !== null, 'a review that was opened has started');
  return state;
}

/** The closing of a review that nothing keeps open. */
export function closingOf(
  { review, manifest, held, log }: ReviewToSeal,
  signOff: ClosingFrame['signOff'],
): Closing {
  const { after } = held;
  invariant(after !== null, 'what keeps a review open was looked for');
  return makeClosing(held, {
    reportId: manifest.reportId,
    package: review.manifest,
    account: manifest.account,
    reviewed: { digest: manifest.snapshotDigest, takenAt: manifest.takenAt },
    later: { digest: after.account.digest, takenAt: after.account.takenAt },
    toolVersion: tool.version,
    log,
    signOff,
  });
}
