import type { ReviewState } from '@grantlens/review';
import { type Entry, mayDecide, personKey, type Role, type UnitState } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readDay } from '@grantlens/snapshot/internal';
import { type ExitCode, exitCodes } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import { type AppendOptions, appendLines } from '../../review/append-lines.ts';
import { checkTask, unitNamed } from '../../review/named-units.ts';

/** The options of `review assign`. */
export interface ReviewAssignOptions extends AppendOptions {
  readonly units: readonly string[];
  readonly reviewer: string;
  readonly by: string;
  readonly reason: string;
}

/** `grantlens review assign` */
export function assignUnits(options: ReviewAssignOptions, io: Io): Promise<ExitCode> {
  const { units, by, reason } = options;
  const reviewer = options.reviewer.trim();
  return record(options, io, (state) =>
    each(units).map((id): Entry => {
      const unit = unitNamed(state, id);
      if (!mayDecide(reviewer, unit.unit))
        throw new GrantlensError('usage', `${reviewer} would decide about their own access: ${id}`);
      if (unit.reviewers.some((one) => personKey(one) === personKey(reviewer)))
        throw new GrantlensError('usage', `${reviewer} is assigned to ${id} already`);
      return { kind: 'assignment', unit: id, role: roleToGive(unit, by), reviewer, by, reason };
    }),
  );
}

/** Whose place another takes: that of the one who gives it away, else of the one who has not decided, else the first. */
function roleToGive({ reviewers, waitsFor }: UnitState, by: string): Role {
  const places = [by, ...waitsFor].map((one) =>
    reviewers.findIndex((reviewer) => personKey(reviewer) === personKey(one)),
  );
  return places.find((place) => place >= 0) === 1 ? 'second' : 'first';
}

/** The options of `review except`. */
export interface ReviewExceptOptions extends AppendOptions {
  readonly units: readonly string[];
  readonly owner: string;
  readonly reason: string;
  readonly until: string;
}

/** `grantlens review except` */
export function exceptUnits(options: ReviewExceptOptions, io: Io): Promise<ExitCode> {
  const { units, owner, reason, until } = options;
  if (readDay(until) === null)
    throw new GrantlensError('usage', `--until ${until} is not a day such as 2026-06-30`);
  return record(options, io, (state) =>
    each(units).map((unit): Entry => {
      if (unit.startsWith('t-')) checkTask(state, unit);
      else unitNamed(state, unit);
      return { kind: 'exception', unit, owner, reason, until };
    }),
  );
}

/** The options of `review done`. */
export interface ReviewDoneOptions extends AppendOptions {
  readonly tasks: readonly string[];
  readonly by: string;
  readonly evidence: string;
}

/** `grantlens review done` */
export function doneTasks(options: ReviewDoneOptions, io: Io): Promise<ExitCode> {
  const { tasks, by, evidence } = options;
  return record(options, io, (state) =>
    each(tasks).map((task): Entry => {
      checkTask(state, task);
      return { kind: 'done', task, by, evidence };
    }),
  );
}

async function record(
  options: AppendOptions,
  io: Io,
  entries: (state: ReviewState) => readonly Entry[],
): Promise<ExitCode> {
  await appendLines(options, io, ({ state }) => {
    const all = entries(state);
    return { steps: [() => all] };
  });
  return exitCodes.yes;
}

/** Each once, in the order in which they were named. */
function each(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
