import { type Entry, mayDecide, personKey, type Role, type UnitState } from '@grantlens/review/internal';
import { GrantlensError } from '@grantlens/snapshot';
import type { ExitCode } from '../../exit-code.ts';
import type { Io } from '../../io.ts';
import type { AppendOptions } from '../../review/append-lines.ts';
import { unitNamed } from '../../review/named-units.ts';
import { eachOnce, recordEntries } from '../../review/record-entries.ts';

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
  return recordEntries(options, io, (state) =>
    eachOnce(units).map((id): Entry => {
      const unit = unitNamed(state, id);
      if (!mayDecide(reviewer, unit.unit))
        throw new GrantlensError('usage', `${reviewer} would decide about their own access: ${id}`);
      if (unit.reviewers.some((one) => personKey(one) === personKey(reviewer)))
        throw new GrantlensError('usage', `${reviewer} is assigned to ${id} already`);
      return { kind: 'assignment', unit: id, role: roleToGive(unit, by), reviewer, by, reason };
    }),
  );
}

/**
 * Whose place another takes: that of the one who gives it away, else of the one who has not decided, else the
 * first.
 */
function roleToGive({ reviewers, waitsFor }: UnitState, by: string): Role {
  const places = [by, ...waitsFor].map((one) =>
    reviewers.findIndex((reviewer) => personKey(reviewer) === personKey(one)),
  );
  return places.find((place) => place >= 0) === 1 ? 'second' : 'first';
}
