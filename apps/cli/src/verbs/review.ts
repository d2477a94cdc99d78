import type { Command } from 'commander';
import type { Io } from '../io.ts';
import type { Run } from '../run.ts';
import { addReviewApply } from './review/apply.ts';
import { addReviewAssign } from './review/assign.ts';
import { addReviewClose } from './review/close.ts';
import { addReviewDecide } from './review/decide.ts';
import { addReviewDone } from './review/done.ts';
import { addReviewExcept } from './review/except.ts';
import { addReviewImport } from './review/import.ts';
import { addReviewPlan } from './review/plan.ts';
import { addReviewSheets } from './review/sheets.ts';
import { addReviewStart } from './review/start.ts';
import { addReviewStatus } from './review/status.ts';
import { addReviewVerify } from './review/verify.ts';

/** The verbs of a review in the order in which they are used. */
const verbs = [
  addReviewStart,
  addReviewSheets,
  addReviewImport,
  addReviewDecide,
  addReviewAssign,
  addReviewExcept,
  addReviewDone,
  addReviewStatus,
  addReviewPlan,
  addReviewApply,
  addReviewVerify,
  addReviewClose,
];

export function addReview(program: Command, io: Io, run: Run): void {
  const review = program
    .command('review')
    .description('decide about what a report shows, and see whether it came about');
  for (const add of verbs) add(review, io, run);
}
