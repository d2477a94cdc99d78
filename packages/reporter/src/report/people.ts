import { type Employment, emailKey, employmentOf } from '@grantlens/engine';
import { type Account, knownTime } from '@grantlens/snapshot';
import type { HrPerson, People } from '../people/people.ts';
import type { PersonField } from '../people/people-columns.ts';
import { type ControlTotal, total } from './control-totals.ts';
import { byAddress } from './person-traits.ts';
import type { PrincipalRow } from './rows.ts';

/** A member as the lists of this section name them. */
export type ListedMember = Pick<
  PrincipalRow,
  'id' | 'email' | 'name' | 'standing' | 'employment' | 'employmentStatus' | 'endDate'
> & {
  /** Of both paths. */
  readonly entitlements: number;
  readonly privilegedEntitlements: number;
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
  /** Which column of the file was taken for what. */
  readonly columns: readonly { readonly field: PersonField; readonly column: string }[];
  /** Columns that are not in this report. */
  readonly unused: readonly string[];
  /** Members of whom there is a row. */
  readonly matched: number;
  /** Members, active or invited, who have left by the HR data. */
  readonly leavers: readonly ListedMember[];
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
  const rows = byAddress(people);
  const members = principals.filter(({ kind }) => kind === 'member');
  const isKnown = ({ email }: PrincipalRow) => email !== null && rows.has(emailKey(email));
  const addresses = new Set(members.flatMap(({ email }) => (email === null ? [] : [emailKey(email)])));
  const isMember = ({ email }: HrPerson) => email !== null && addresses.has(emailKey(email));
  return {
    rows: people.rows.length,
    columns: people.columns,
    unused: people.unused,
    matched: members.filter(isKnown).length,
    leavers: members
      .filter(({ employment, standing }) => employment === 'left' && standing !== 'inactive')
      .map(listed),
    membersNotInPeople: members.filter((member) => !isKnown(member)).map(listed),
    peopleNotMembers: people.rows
      .filter((person) => !isMember(person))
      .map((person) => {
        const { line, email, name, employeeId, manager, jobFunction, department } = person;
        const employment = employmentOf(person, now);
        return {
          line,
          email,
          name,
          employeeId,
          manager,
          jobFunction,
          department,
          employment,
          employmentStatus: person.status ?? null,
          endDate: person.endDate ?? null,
        };
      }),
  };
}

/** That every member, and every row of the HR data, is matched or listed: counted in the population and in this section. */
export function tieOutPeople(
  { rows, membersNotInPeople, peopleNotMembers }: PeopleSection,
  principals: readonly PrincipalRow[],
): readonly ControlTotal[] {
  const members = principals.filter(({ kind }) => kind === 'member');
  const joined = members.filter(({ email, employment }) => email !== null && employment !== 'not-listed');
  const addresses = new Set(joined.map(({ email }) => emailKey(email ?? '')));
  return [
    total('Members beside the HR data', members.length, [
      { title: 'in the HR data', value: joined.length },
      { title: 'not in it', value: membersNotInPeople.length },
    ]),
    total('Rows of the HR data', rows, [
      { title: 'of members', value: addresses.size },
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
