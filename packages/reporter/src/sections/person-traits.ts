import { byAddress, currentRows, emailKey, employmentOf } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { HrPerson, People } from '../people/people.ts';
import type { PrincipalRow } from './rows.ts';
import { statusShown, together } from './spelled.ts';

/** What HR says of a member, as columns of the population. */
export type PersonTraits = Pick<
  PrincipalRow,
  | 'manager'
  | 'jobFunction'
  | 'department'
  | 'employment'
  | 'employmentStatus'
  | 'startDate'
  | 'endDate'
  | 'employeeId'
>;

const nothingSaid: PersonTraits = {
  manager: null,
  jobFunction: null,
  department: null,
  employment: null,
  employmentStatus: null,
  startDate: null,
  endDate: null,
  employeeId: null,
};

/** Opens what HR says of the principals of an account at the time of its snapshot. Of tokens it says nothing. */
export function openPeople(
  { takenAt }: Account,
  people: People | null,
): (principal: Principal) => PersonTraits {
  if (people === null) return () => nothingSaid;
  const now = knownTime(takenAt.end);
  const found = byAddress(people.rows);
  return ({ kind, email }) => {
    if (kind === 'token') return nothingSaid;
    if (email === null) return { ...nothingSaid, employment: 'unknown' };
    const rows = found.get(emailKey(email));
    if (rows === undefined) return { ...nothingSaid, employment: 'not-listed' };
    const current = currentRows(rows, now);
    const all = (textOf: (row: HrPerson) => string | null) => together(current.map(textOf));
    return {
      manager: all(({ manager }) => manager),
      jobFunction: all(({ jobFunction }) => jobFunction),
      department: all(({ department }) => department),
      employment: employmentOf(rows, now).employment,
      employmentStatus: statusShown(current),
      startDate: together(current.flatMap(({ starts = [] }) => starts.map(({ text }) => text))),
      endDate: together(current.flatMap(({ ends = [] }) => ends.map(({ text }) => text))),
      employeeId: all(({ employeeId }) => employeeId),
    };
  };
}
