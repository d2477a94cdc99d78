import { nounOf } from '@grantlens/engine/internal';
import { isLarge, madeOfWords, utc } from '@grantlens/reporter/internal';
import type { Closing, ClosingException, ClosingTask, ClosingUnit } from '../closing.ts';
import { actionWords } from './action-words.ts';
import { concernsIn } from './concerns-in.ts';

/** A closing as its page shows it: in the order in which an auditor asks. */
export interface PageView extends Omit<Closing, 'tasks'> {
  readonly closedAt: string;
  readonly startedAt: string;
  readonly totals: readonly (Closing['controlTotals'][number] & { readonly madeOf: string })[];
  readonly figures: readonly { readonly value: number; readonly title: string; readonly note: string }[];
  readonly reassigned: readonly (Closing['reassigned'][number] & { readonly means: string })[];
  readonly concerns: readonly string[];
  readonly revoked: readonly (UnitView & { readonly settler: string | null })[];
  readonly exceptions: readonly ExceptionView[];
  readonly tasks: readonly TaskView[];
  readonly kept: readonly UnitView[];
  /** Whether the kept units are few enough for a page. */
  readonly writesKept: boolean;
}

/** A unit, with what the cells of a table need besides. */
interface UnitView extends ClosingUnit {
  readonly denies: boolean;
  /** `other`: a word that is not the unit's, of somebody who escalated, or where another unit settles it. */
  readonly said: readonly (ClosingUnit['said'][number] & { readonly other: string | null })[];
  readonly carriedOut: readonly (ClosingUnit['carriedOut'][number] & { readonly did: string })[];
}

interface ExceptionView extends ClosingException {
  readonly id: string;
  readonly who: string | null;
  readonly means: string | null;
}

interface TaskView extends ClosingTask {
  /** The units, in words. */
  readonly subjects: readonly { readonly id: string; readonly words: string }[];
  readonly outcomes: readonly string[];
}

/** Puts a closing in the order of its page. Nothing is worked out here that `closing.json` does not say. */
export function pageView(closing: Closing): PageView {
  const { units, tasks } = closing;
  const unitViews = new Map(units.map((unit) => [unit.id, unitView(unit)]));
  const all = [...unitViews.values()];
  const revoked = all.filter(({ decision }) => decision === 'revoke');
  const kept = all.filter(({ decision }) => decision === 'keep');
  const taskViews = tasks.map((task) => taskView(task, unitViews));
  const batches = closing.batches.map((batch) => ({ ...batch, at: utc(batch.at) }));
  return {
    ...closing,
    closedAt: utc(closing.signOff.at),
    startedAt: utc(closing.started.at),
    totals: closing.controlTotals.map((total) => ({ ...total, madeOf: madeOfWords(total.parts) })),
    figures: figuresOf(closing),
    batches,
    reassigned: closing.reassigned.map((one) => ({
      ...one,
      at: utc(one.at),
      means: wordsOf(one.unit, unitViews),
    })),
    concerns: concernsIn(closing),
    revoked: revoked.map((unit) => ({
      ...unit,
      settler: unit.settledBy === null ? null : wordsOf(unit.settledBy, unitViews),
    })),
    tasks: taskViews,
    exceptions: [
      ...all.flatMap(({ id, who, means, exception }) =>
        exception === null ? [] : [{ id, who, means, ...exception }],
      ),
      ...taskViews.flatMap(({ id, instruction, exception, subjects }) =>
        exception === null
          ? []
          : [{ id, who: subjects.map(({ words }) => words).join('; '), means: instruction, ...exception }],
      ),
    ],
    kept,
    writesKept: !isLarge(kept),
  };
}

function unitView(unit: ClosingUnit): UnitView {
  return {
    ...unit,
    denies: unit.access === 'deny',
    said: unit.said.map((one) => ({
      ...one,
      at: utc(one.at),
      other: one.decision === unit.decision ? null : one.decision,
    })),
    carriedOut: unit.carriedOut.map((step) => ({ ...step, at: utc(step.at), did: actionWords(step.action) })),
    exception: exceptionView(unit.exception),
  };
}

function exceptionView(exception: ClosingException | null): ClosingException | null {
  return exception === null ? null : { ...exception, at: utc(exception.at) };
}

function taskView(task: ClosingTask, units: ReadonlyMap<string, UnitView>): TaskView {
  const of = task.units.flatMap((id) => units.get(id) ?? []);
  return {
    ...task,
    done: task.done === null ? null : { ...task.done, at: utc(task.done.at) },
    exception: exceptionView(task.exception),
    subjects: of.map(({ id }) => ({ id, words: wordsOf(id, units) })),
    outcomes: [...new Set(of.flatMap(({ outcome }) => outcome ?? []))],
  };
}

/** A unit in words: whose it is, and what it means. */
function wordsOf(id: string, units: ReadonlyMap<string, UnitView>): string {
  const unit = units.get(id);
  if (unit === undefined) return id;
  return unit.who === null ? unit.means : `${unit.who} ${unit.means}`;
}

function figuresOf({ units, tasks, reviewers }: Closing): PageView['figures'] {
  const of = (is: (unit: ClosingUnit) => boolean) => units.filter(is).length;
  const revoked = of(({ decision }) => decision === 'revoke');
  const gone = of(({ decision, outcome }) => decision === 'revoke' && outcome === 'gone');
  const privileged = of(({ privileged: is }) => is !== 'no');
  return [
    {
      value: units.length,
      title: `${nounOf(units.length, 'unit')} decided`,
      note: `${privileged} privileged, or possibly so`,
    },
    {
      value: reviewers.length,
      title: nounOf(reviewers.length, 'reviewer'),
      note: 'nobody decided about their own access',
    },
    {
      value: of(({ decision }) => decision === 'keep'),
      title: 'kept',
      note: 'with a justification where privileged',
    },
    { value: revoked, title: 'revoked', note: `${gone} gone, as the later snapshot shows` },
    {
      value: of(({ exception }) => exception !== null),
      title: 'under an exception',
      note: 'each with an owner and an end',
    },
    {
      value: tasks.length,
      title: nounOf(tasks.length, 'task'),
      note: `${tasks.filter(({ done }) => done !== null).length} done`,
    },
  ];
}
