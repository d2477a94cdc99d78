import { byAddress, currentRows, emailKey, employmentOf } from '@grantlens/engine/internal';
import type { Account, Principal } from '@grantlens/snapshot';
import { compareTexts, knownTime } from '@grantlens/snapshot/internal';
import type { PrincipalRow } from '../model/tables/principals.ts';
import type { HrPerson, People } from '../people/people.ts';

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

/** What several cells or rows say, each once and in one order; null where they say nothing. */
export function together(texts: readonly (string | null)[]): string | null {
  const shown = new Set(texts.filter((text) => text !== null));
  return shown.size === 0 ? null : [...shown].sort(compareTexts).join('; ');
}

/** What the status columns say of somebody as HR spells it, with their names where they say different things. */
export function statusShown(rows: readonly HrPerson[]): string | null {
  const said = rows.flatMap(({ statuses = [] }) => statuses);
  const columns = new Set(said.map(({ column }) => column));
  const texts = new Set(said.map(({ text }) => text));
  const isPlain = texts.size === 1 || columns.size === 1;
  return together(said.map(({ column, text }) => (isPlain ? text : `${column}: ${text}`)));
}
