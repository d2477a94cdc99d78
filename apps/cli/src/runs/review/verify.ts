import type { Access } from '@grantlens/engine';
import { packSnapshot } from '@grantlens/reporter/internal';
import { verifyReview } from '@grantlens/review';
import { countOutcomes, isWrong, type ReviewToVerify } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { ReviewFormat } from '../../answers/review/status.ts';
import { writeVerification } from '../../answers/review/verify.ts';
import { type ExitCode, exitCodes, relaxed } from '../../exit-code.ts';
import { readSnapshotAt } from '../../input/snapshot-bytes.ts';
import type { Io } from '../../io.ts';
import { writeWhole } from '../../output/write-file.ts';
import { type AppendOptions, appendLines } from '../../review/append-lines.ts';
import { dayOf, momentOf } from '../../review/clock.ts';
import { afterFile, reviewPath, sha256Of } from '../../review/files.ts';
import { type OpenedReview, openReview } from '../../review/open-review.ts';
import { openLater, openReviewed } from '../../review/reviewed-account.ts';

/** The options of the verb. */
export interface ReviewVerifyOptions extends AppendOptions {
  /** A snapshot that was taken later. */
  readonly after: string;
  /** The packages of earlier reviews. */
  readonly previous?: readonly string[];
  readonly output: ReviewFormat;
  readonly maxSize?: number;
  readonly exitZero?: boolean;
}

/** `grantlens review verify` */
export async function verifyDecisions(options: ReviewVerifyOptions, io: Io): Promise<ExitCode> {
  const { folder, after, previous = [], output, maxSize } = options;
  const file = await readSnapshotAt(after, 'the later snapshot', maxSize);
  const { before, catalogue } = await openReviewed(folder, maxSize);
  const later = openLater(file, catalogue);
  checkLater(before, later);
  const earlier: ReviewToVerify[] = [];
  for (const one of previous) {
    const review = await openReview(one);
    const reviewed = await openReviewed(one, maxSize);
    checkLater(reviewed.before, later);
    earlier.push({ before: reviewed.before, decided: decidedIn(review) });
  }
  const today = dayOf(momentOf(options.now));
  let code: ExitCode = exitCodes.yes;
  await appendLines(options, io, async (review) => {
    checkAfterSteps(review, later);
    const found = verifyReview({ before, decided: decidedIn(review) }, later, earlier);
    const open = await writeVerification({ found, review, earlier: previous, later, today }, output, io);
    code = open.cannotTell ? exitCodes.incomplete : open.isWrong ? exitCodes.no : exitCodes.yes;
    const { digest, takenAt } = later.account;
    const asking = found.results.filter(({ outcome }) => isWrong(outcome) || outcome === 'cannot tell');
    return {
      // Where the review can be closed: by what this snapshot shows.
      before: () => writeWhole(reviewPath(options.folder, afterFile), packSnapshot(file.bytes, maxSize)),
      steps: [
        () => [
          {
            kind: 'verification',
            snapshot: digest,
            takenAt: takenAt.end,
            file: sha256Of(file.bytes),
            outcomes: countOutcomes(found.results),
            open: asking.map(({ unit }) => unit),
          },
        ],
      ],
    };
  });
  return relaxed(code, options.exitZero);
}

function decidedIn({ state }: OpenedReview): ReviewToVerify['decided'] {
  return [...state.units.values()];
}

/** What was read before a step was done says nothing of it. */
function checkAfterSteps({ log }: OpenedReview, { account: { takenAt } }: Access): void {
  const last = log.lines.findLast((line) => line.kind === 'step' && line.state === 'done');
  if (last !== undefined && knownTime(takenAt.start) < knownTime(last.at))
    throw new GrantlensError(
      'usage',
      `the snapshot of --after was taken at ${takenAt.start}, before the last step was done (${last.at})`,
    );
}

/** Only a later snapshot of the same account says what became of a review. */
function checkLater({ account: was }: Access, { account: is }: Access): void {
  if (was.id !== is.id)
    throw new GrantlensError(
      'accounts-differ',
      `the review is of the account ${was.id}, and the snapshot of ${is.id}`,
    );
  if (knownTime(is.takenAt.start) < knownTime(was.takenAt.end))
    throw new GrantlensError(
      'usage',
      `the snapshot of --after was taken at ${is.takenAt.start}, before the one of the review (${was.takenAt.end})`,
    );
}
