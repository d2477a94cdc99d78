import { byAddress, type Doubt, type Employment, emailKey, employmentOf } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { Encoding } from '../people/csv-text.ts';
import type { HrPerson, People, Unread } from '../people/people.ts';
import type { PersonField } from '../people/people-columns.ts';
import type { PassedOver } from '../people/people-table.ts';
import { type ControlTotal, total } from './control-totals.ts';
import type { PrincipalRow } from './rows.ts';
import { statusShown, together } from './spelled.ts';

/** A member as the lists of this section name them. */
export type ListedMember = Pick<
  PrincipalRow,
  'id' | 'email' | 'name' | 'standing' | 'employment' | 'employmentStatus' | 'endDate'
> & {
  /** Of both paths. */
  readonly entitlements: number;
  readonly privilegedEntitlements: number;
};

/** A member of whom the HR data does not settle whether they left. */
export type UndecidedMember = ListedMember & {
  readonly doubt: Doubt;
  /** The lines of their rows. */
  readonly lines: readonly number[];
};

/** A person who is no member. */
export type ListedPerson = Pick<
  HrPerson,
  'line' | 'email' | 'name' | 'employeeId' | 'manager' | 'jobFunction' | 'department'
> & {
  readonly employment: Employment;
  readonly employmentStatus: string | null;
  readonly endDate: string | null;
};

/** The members beside what HR says of people, joined by e-mail address. */
export interface PeopleSection {
  /** Rows of the HR data. */
  readonly rows: number;
  /** Of them those that have the address of a member. */
  readonly rowsOfMembers: number;
  /** Which column of the file was taken for what. */
  readonly columns: readonly { readonly field: PersonField; readonly column: string }[];
  /** Columns that are not in this report. */
  readonly unused: readonly string[];
  /** What is in the file and was not understood, the most frequent first. */
  readonly unread: readonly Unread[];
  /** Lines that are nobody's row: titles, totals. */
  readonly passedOver: readonly PassedOver[];
  readonly encoding: Encoding;
  /** Members of whom there is a row. */
  readonly matched: number;
  /** Members, active or invited, who have left by the HR data. */
  readonly leavers: readonly ListedMember[];
  /** Members of whom there are rows that do not settle whether they left, each with why. */
  readonly undecided: readonly UndecidedMember[];
  /** Members of whom there is no row. */
  readonly membersNotInPeople: readonly ListedMember[];
  /** Rows of whom there is no member, in the order of the file. */
  readonly peopleNotMembers: readonly ListedPerson[];
}

/** Says whom the HR data and the account have in common, and whom only one of them has. */
export function describePeople(
  { takenAt }: Account,
  people: People,
  principals: readonly PrincipalRow[],
): PeopleSection {
  const now = knownTime(takenAt.end);
  const found = byAddress(people.rows);
  const rowsOf = ({ email }: PrincipalRow) => (email === null ? [] : (found.get(emailKey(email)) ?? []));
  const members = principals.filter(({ kind }) => kind === 'member');
  const addresses = new Set(members.flatMap(({ email }) => (email === null ? [] : [emailKey(email)])));
  const isMember = ({ emails }: HrPerson) => emails.some((email) => addresses.has(emailKey(email)));
  return {
    rows: people.rows.length,
    rowsOfMembers: new Set(members.flatMap(rowsOf)).size,
    columns: people.columns,
    unused: people.unused,
    unread: people.unread,
    passedOver: people.passedOver,
    encoding: people.encoding,
    matched: members.filter((member) => rowsOf(member).length > 0).length,
    leavers: members
      .filter(({ employment, standing }) => employment === 'left' && standing !== 'inactive')
      .map(listed),
    undecided: members
      .filter((member) => rowsOf(member).length > 0 && member.standing !== 'inactive')
      .flatMap((member) => {
        const { doubt } = employmentOf(rowsOf(member), now);
        const lines = rowsOf(member).map(({ line }) => line);
        return doubt === null ? [] : [{ ...listed(member), doubt, lines }];
      }),
    membersNotInPeople: members.filter((member) => rowsOf(member).length === 0).map(listed),
    peopleNotMembers: people.rows
      .filter((person) => !isMember(person))
      .map((person) => {
        const { line, email, name, employeeId, manager, jobFunction, department } = person;
        return {
          line,
          email,
          name,
          employeeId,
          manager,
          jobFunction,
          department,
          employment: employmentOf([person], now).employment,
          employmentStatus: statusShown([person]),
          endDate: together((person.ends ?? []).map(({ text }) => text)),
        };
      }),
  };
}

/**
 * That every member, and every row of the HR data, is matched or listed: counted in the population and in this section; and
 * that every member in it is employed, has left, or is said to be neither for certain.
 */
export function tieOutPeople(
  { rows, rowsOfMembers, matched, membersNotInPeople, peopleNotMembers }: PeopleSection,
  principals: readonly PrincipalRow[],
): readonly ControlTotal[] {
  const members = principals.filter(({ kind }) => kind === 'member');
  const joined = members.filter(({ email, employment }) => email !== null && employment !== 'not-listed');
  const counted = (one: PrincipalRow['employment']) =>
    joined.filter(({ employment }) => employment === one).length;
  return [
    total('Members by employment', matched, [
      { title: 'employed', value: counted('employed') },
      { title: 'left', value: counted('left') },
      { title: 'unknown', value: counted('unknown') },
    ]),
    total('Members beside the HR data', members.length, [
      { title: 'in the HR data', value: joined.length },
      { title: 'not in it', value: membersNotInPeople.length },
    ]),
    total('Rows of the HR data', rows, [
      { title: 'of members', value: rowsOfMembers },
      { title: 'of people who are no members', value: peopleNotMembers.length },
    ]),
  ];
}

function listed(row: PrincipalRow): ListedMember {
  const { id, email, name, standing, employment, employmentStatus, endDate, privilegedEntitlements } = row;
  const entitlements = row.directEntitlements + row.inheritedEntitlements;
  return {
    id,
    email,
    name,
    standing,
    employment,
    employmentStatus,
    endDate,
    entitlements,
    privilegedEntitlements,
  };
}
