import { byAddress, emailKey, employmentOf } from '@grantlens/engine/internal';
import type { Account } from '@grantlens/snapshot';
import { knownTime } from '@grantlens/snapshot/internal';
import type { ControlTotal } from '../model/coverage.ts';
import type { ListedMember, PeopleSection } from '../model/people-section.ts';
import type { PrincipalRow } from '../model/tables/principals.ts';
import type { HrPerson, People } from '../people/people.ts';
import { total } from './control-totals.ts';
import { statusShown, together } from './person-traits.ts';

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
 * That every member, and every row of the HR data, is matched or listed: counted in the population and in
 * this section; and that every member in it is employed, has left, or is said to be neither for certain.
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
      { title: 'of people who are not members', value: peopleNotMembers.length },
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
