import type { CheckReport } from '@grantlens/checks';
import type { Access } from '@grantlens/engine';
import type { Answer } from '../../output/answer.ts';
import { snapshotRecord } from '../../output/envelope.ts';
import type { Row } from '../../output/records.ts';
import { answerChecks } from '../check.ts';
import type { PlaceOfBroken } from '../planned-places.ts';

/** What was compared, and by what. */
export interface NewAccessCompared {
  readonly before: Access;
  readonly after: Access;
  /** The file of what is allowed. */
  readonly allow: string | undefined;
  readonly at: string | undefined;
  /** Of a plan. */
  readonly plan?: Row;
  readonly isWhole?: boolean;
  readonly notes?: readonly string[];
  readonly placeOf?: PlaceOfBroken | undefined;
}

/** Answers `check no-new-access`. */
export function answerNoNewAccess(report: CheckReport, compared: NewAccessCompared): Answer {
  const { before, after, allow, at, plan, ...more } = compared;
  return answerChecks(after, report, {
    query: { kind: 'check', noNewAccess: { before: snapshotRecord(before.account), allow, plan }, at },
    question: `no new access since ${before.account.takenAt.end}${plan === undefined ? '' : ', once the plan is applied'}`,
    ...more,
  });
}
