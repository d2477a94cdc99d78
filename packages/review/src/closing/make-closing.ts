import { counted } from '@grantlens/engine/internal';
import { mapTexts, wellFormed } from '@grantlens/reporter/internal';
import { invariant } from '@grantlens/snapshot/internal';
import { exceptionOfTask } from '../decisions/exceptions.ts';
import { tasksOf } from '../decisions/tasks.ts';
import { batchesOf } from '../log/batches.ts';
import type { Log } from '../log/read-log.ts';
import { concernWords } from '../status/concern-words.ts';
import { statusOf } from '../status/progress.ts';
import type { Closing, ClosingSignOff, ClosingTask } from './closing.ts';
import { closingException, closingUnits } from './closing-units.ts';
import { closingKinds, controlTotals } from './control-totals.ts';
import type { HeldReview } from './held-review.ts';
import { closingChanges } from './other-changes.ts';
import { signOffWords } from './words.ts';

/** What the closing says besides what follows from the review. */
export interface ClosingFrame
  extends Pick<Closing, 'reportId' | 'package' | 'account' | 'reviewed' | 'later'> {
  readonly toolVersion: string;
  /** The log as it was before the sign-off. */
  readonly log: Pick<Log, 'head' | 'backwards'>;
  readonly signOff: Omit<ClosingSignOff, 'states'>;
}

/** Makes the closing of a review that nothing keeps open: the one way there is, to write it and to check it. */
export function makeClosing(held: HeldReview, frame: ClosingFrame): Closing {
  const { state, found, after } = held;
  invariant(found !== null && after !== null, 'a review is closed by what a later snapshot shows');
  const { head, backwards } = frame.log;
  const { closed, unclosed } = batchesOf(state.lines);
  const { options, at } = state.start;
  const closing: Closing = {
    format: 'grantlens.closing',
    version: 1,
    reportId: frame.reportId,
    package: frame.package,
    account: frame.account,
    reviewed: frame.reviewed,
    later: frame.later,
    tool: { name: 'grantlens', version: frame.toolVersion },
    head: { seq: head.seq, hash: head.hash },
    started: { at, ...options },
    signOff: { ...frame.signOff, states: signOffWords },
    kinds: closingKinds(held),
    controlTotals: controlTotals(held),
    reviewers: statusOf(state, frame.log, held.today).reviewers.map((one) => {
      const { reviewer, units, keep, revoke, modify, escalated, unitsPerMinute, concerns } = one;
      const counts = { units, keep, revoke, modify, escalated };
      return { reviewer, ...counts, unitsPerMinute, concerns: concerns.map(concernWords) };
    }),
    batches: closed.map(({ line, decisions }) => ({
      line: line.seq,
      at: line.at,
      reviewer: line.reviewer,
      decisions: decisions.length,
      file: line.file,
      sha256: line.sha256,
      signer: line.signature?.signer ?? null,
    })),
    reassigned: state.lines.flatMap((line) =>
      line.kind === 'assignment'
        ? [{ unit: line.unit, reviewer: line.reviewer, by: line.by, reason: line.reason, at: line.at }]
        : [],
    ),
    units: closingUnits(held),
    tasks: closingTasks(held),
    accepted: state.lines.flatMap((line) =>
      line.kind === 'acceptance' ? [{ step: line.step, by: line.by, at: line.at }] : [],
    ),
    others: closingChanges(found.others, after.account),
    notes: [
      ...backwards.map((seq) => `The clock ran backwards before line ${seq} of the log.`),
      ...(unclosed.length === 0 ? [] : [interruptedWords(unclosed.length)]),
    ],
  };
  return mapTexts(closing, wellFormed);
}

function interruptedWords(decisions: number): string {
  const what = counted(decisions, 'decision');
  return `The log holds ${what} of an import that was interrupted, which ${decisions === 1 ? 'does' : 'do'} not count.`;
}

function closingTasks(held: HeldReview): readonly ClosingTask[] {
  const { state, exceptions } = held;
  return tasksOf(state).map((task) => {
    const { id, units, instruction, due } = task;
    const done = state.lines.findLast((line) => line.kind === 'done' && line.task === id);
    const exception = exceptionOfTask(task, exceptions);
    return {
      ...{ id, units, instruction, due },
      done: done?.kind === 'done' ? { by: done.by, evidence: done.evidence, at: done.at } : null,
      exception: exception === null ? null : closingException(exception),
    };
  });
}
