export type { Assigned } from './assignment/assign.ts';
export { readAssignment } from './assignment/assignment-file.ts';
export { type ReviewState, reviewState } from './decisions/review-state.ts';
export { type Log, readLog } from './log/read-log.ts';
export { type ReviewStatus, statusOf } from './status/progress.ts';
export type { ReviewUnit } from './units/review-unit.ts';
export { readUnits } from './units/units-file.ts';
export type { UnitOutcome } from './verification/outcome.ts';
export { type Verification, verifyReview } from './verification/verify-review.ts';
