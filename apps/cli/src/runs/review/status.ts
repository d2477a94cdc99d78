import { statusOf } from '@grantlens/review';
import { writeEntitlementDecisions } from '../../answers/review/entitlement-decisions.ts';
import { type ReviewFormat, writeReviewStatus } from '../../answers/review/status.ts';
import { type ExitCode, exitCodes, relaxed } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { dayOf, momentOf } from '../../review/clock.ts';
import { logNotes, openReview } from '../../review/open-review.ts';
import { remakeReport } from '../../review/reviewed-account.ts';

/** The options of the verb. */
export interface ReviewStatusOptions {
  readonly folder: string;
  readonly output: ReviewFormat;
  /** Every entitlement of the report with what is decided about it, instead of how far the reviewers are. */
  readonly entitlements?: boolean;
  readonly head?: string;
  readonly now?: string;
  readonly exitZero?: boolean;
}

/** `grantlens review status` */
export async function reviewStatus(options: ReviewStatusOptions, io: Io): Promise<ExitCode> {
  const { folder, head, now, output } = options;
  const review = await openReview(folder, head);
  const status = statusOf(review.state, review.log, dayOf(momentOf(now)));
  if (options.entitlements === true) {
    const { entitlements } = (await remakeReport(folder)).tables;
    await writeEntitlementDecisions(entitlements, review.state, output, io);
  } else await writeReviewStatus(status, output, io);
  io.err(
    logNotes(review)
      .map((note) => `${note}\n`)
      .join(''),
  );
  const isOpen = status.isOpen || status.backwards.length > 0;
  return relaxed(isOpen ? exitCodes.no : exitCodes.yes, options.exitZero);
}
