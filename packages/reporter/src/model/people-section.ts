import type { Doubt, Employment } from '@grantlens/engine/internal';
import type { Encoding } from '../people/csv-text.ts';
import type { HrPerson, Unread } from '../people/people.ts';
import type { PassedOver } from '../people/people-table.ts';
import type { PersonField } from '../people/person-fields.ts';
import type { PrincipalRow } from './tables/principals.ts';

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

/** A person who is not a member. */
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
  /** Those among them that have the address of a member. */
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
