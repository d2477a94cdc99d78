import type { DateSaid, Person } from './person.ts';

/** Whether somebody works for the company. */
export const employments = ['employed', 'left', 'unknown'] as const;
export type Employment = (typeof employments)[number];

/** Why it is unknown whether somebody works for the company. */
export const doubts = ['contradiction', 'not-understood', 'undecided', 'silent'] as const;
export type Doubt = (typeof doubts)[number];

/** What the HR data says of somebody at a moment; `doubt` is why it is unknown, and null where it is not. */
export interface EmploymentSaid {
  readonly employment: Employment;
  readonly doubt: Doubt | null;
}

/** What each doubt means, as the end of "The HR data …". */
export const doubtWords: Readonly<Record<Doubt, string>> = {
  contradiction: 'contradicts itself about them',
  'not-understood': 'has words or dates for them that are not understood',
  undecided: 'has words or dates for them that do not decide it: an account suspended, a day to come',
  silent: 'does not say whether they still work for the company',
};

const employed: EmploymentSaid = { employment: 'employed', doubt: null };
const left: EmploymentSaid = { employment: 'left', doubt: null };
const because = (doubt: Doubt): EmploymentSaid => ({ employment: 'unknown', doubt });

/**
 * What all rows of one e-mail address say at a moment (milliseconds since 1970). A row that ended before another row of
 * the same person began is an earlier employment; rows that disagree otherwise leave it unknown.
 */
export function employmentOf(rows: readonly Person[], now: number): EmploymentSaid {
  const said = currentRows(rows, now).map((row) => employmentOfRow(row, now));
  const [first = because('silent')] = said;
  if (said.every(({ employment }) => employment === first.employment)) return first;
  const isMixed = ['employed', 'left'].every((one) => said.some(({ employment }) => employment === one));
  return isMixed ? because('contradiction') : because(said.find(({ doubt }) => doubt)?.doubt ?? 'silent');
}

/** The rows without those of earlier employments. */
export function currentRows<P extends Person>(rows: readonly P[], now: number): readonly P[] {
  return rows.filter((row) => !rows.some((later) => isEarlier(row, later, now)));
}

function isEarlier(row: Person, later: Person, now: number): boolean {
  if (row === later || !mayBeOne(row, later)) return false;
  const ended = latest(currentEnds(row, now));
  const hired = hiredOn(later, now);
  return ended !== null && hired !== null && ended + day <= now && ended < hired;
}

/** Two names are two people, who share an address. */
function mayBeOne({ name: one }: Person, { name: other }: Person): boolean {
  return one == null || other == null || nameKey(one) === nameKey(other);
}

function nameKey(name: string): string {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.sort()
      .join(' ') ?? ''
  );
}

function employmentOfRow(row: Person, now: number): EmploymentSaid {
  const { statuses, starts = [], notices = [] } = row;
  const meanings = new Set(statuses?.map(({ means }) => means));
  const isHere = meanings.has('here') || meanings.has('absent');
  const ends = currentEnds(row, now);
  // The last day is still a day of work.
  const isOver = ends.some(({ from }) => from !== null && from + day <= now);
  const isToCome = ends.some(({ from }) => from !== null && from + day > now);
  if (meanings.has('gone')) return isHere || (isToCome && !isOver) ? because('contradiction') : left;
  const isUnread = (dates: readonly DateSaid[]) => dates.some(({ from }) => from === null);
  // A hire that cannot be read may be the one after that end.
  if (isOver) return isUnread(starts) ? because('not-understood') : left;
  if (meanings.has('unread') || isUnread(ends)) return because('not-understood');
  const isNotBegun = starts.length > 0 && starts.every(({ from }) => from !== null && from > now);
  const gaveNotice = notices.some(({ from }) => from === null || from <= now) && !isToCome;
  if (meanings.has('open') || isNotBegun || gaveNotice) return because('undecided');
  if (isHere) return employed;
  // Where HR keeps nothing but end dates, none is as good as "active".
  return statuses === undefined && row.ends !== undefined ? employed : because('silent');
}

/** The last days without those before the latest hire, which ended an earlier employment. */
function currentEnds(row: Person, now: number): readonly DateSaid[] {
  const hired = hiredOn(row, now);
  return (row.ends ?? []).filter(({ from }) => from === null || hired === null || from >= hired);
}

function hiredOn({ starts = [] }: Person, now: number): number | null {
  return latest(starts.filter(({ from }) => from !== null && from <= now));
}

function latest(dates: readonly DateSaid[]): number | null {
  const days = dates.flatMap(({ from }) => (from === null ? [] : [from]));
  return days.length === 0 ? null : Math.max(...days);
}

const day = 86_400_000;
