import { emailKey, employmentOf } from '@grantlens/engine';
import { type Account, knownTime, type Principal } from '@grantlens/snapshot';
import type { HrPerson, People } from '../people/people.ts';
import type { PrincipalRow } from './rows.ts';

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
  const rows = byAddress(people);
  return ({ kind, email }) => {
    if (kind === 'token') return nothingSaid;
    if (email === null) return { ...nothingSaid, employment: 'unknown' };
    const person = rows.get(emailKey(email));
    if (person === undefined) return { ...nothingSaid, employment: 'not-listed' };
    const { manager, jobFunction, department, startDate, employeeId } = person;
    return {
      manager,
      jobFunction,
      department,
      employment: employmentOf(person, now),
      employmentStatus: person.status ?? null,
      startDate,
      endDate: person.endDate ?? null,
      employeeId,
    };
  };
}

/** The rows by the key of their e-mail address; those without one are left out. */
export function byAddress({ rows }: People): ReadonlyMap<string, HrPerson> {
  return new Map(
    rows.flatMap((person) => (person.email === null ? [] : [[emailKey(person.email), person] as const])),
  );
}
