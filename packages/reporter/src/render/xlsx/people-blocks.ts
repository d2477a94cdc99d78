import type { ListedMember, PeopleSection } from '../../model/people-section.ts';
import type { Report } from '../../model/report.ts';
import { settingLines } from '../../words/settings.ts';
import { showPeople } from '../people-shown.ts';

/** A few lines under a header: texts, numbers, dates and what there are several of. */
export interface Block {
  readonly head: readonly string[];
  readonly lines: readonly (readonly unknown[])[];
}

/** The settings and files that the findings were evaluated with. */
export function evaluationBlock({ evaluation }: Pick<Report, 'evaluation'>): Block {
  const { settings, given, idleWaivers, digest } = evaluation;
  return {
    head: ['Findings evaluated with', 'Value'],
    lines: [
      ...settingLines(settings),
      ['E-mail domains named as own', settings.ownDomains.length === 0 ? 'none' : settings.ownDomains],
      ['Waivers', given.waivers ?? 'none given'],
      ['Rules of one’s own', given.rules ?? 'none given'],
      ['Toxic pairs', given.toxicPairs ?? 'none given'],
      ['Rows of HR data', given.people ?? 'none given'],
      ...idleWaivers.map((waiver) => ['Waiver that covers nothing', waiver]),
      ['Digest of all that', digest],
    ],
  };
}

/** The members beside the HR data; nothing where none was given. */
export function peopleBlocks({ people }: Pick<Report, 'people'>): readonly Block[] {
  if (people === null) return [];
  const shown = showPeople(people);
  const { rows, matched, leavers, undecided, unread, membersNotInPeople, peopleNotMembers } = shown;
  const { columns, unused, passedOver, counts, more } = shown;
  return [
    {
      head: ['HR data', 'Value'],
      lines: [
        ['Rows', rows],
        ['Members found in them', matched],
        ['Members who have left the company', counts.leavers],
        ['Members of whom it is unknown', counts.undecided],
        ['Words and dates not understood', counts.unread],
        ['Members who are not in them', counts.membersNotInPeople],
        ['People who are not members', counts.peopleNotMembers],
        ['Columns', columns.map(({ column }) => column)],
        ['Columns left out', unused.length === 0 ? 'none' : unused],
        ...passedOver.map(({ line, text }) => ['Line that is nobody’s row', `${line}: ${text}`]),
      ],
    },
    {
      head: memberHead('Member who has left the company'),
      lines: [...leavers.map(memberLine), ...rest(more.leavers)],
    },
    {
      head: ['Member of whom it is unknown', 'E-mail', 'HR data', 'Why', 'Lines'],
      lines: [
        ...undecided.map((row) => [row.name ?? row.id, row.email, employmentWords(row), row.why, row.lines]),
        ...rest(more.undecided),
      ],
    },
    {
      head: ['Not understood, in column', 'Text', 'Rows'],
      lines: [...unread.map(({ column, text, rows: many }) => [column, text, many]), ...rest(more.unread)],
    },
    {
      head: memberHead('Member who is not in the HR data'),
      lines: [...membersNotInPeople.map(memberLine), ...rest(more.membersNotInPeople)],
    },
    {
      head: ['Person who is not a member', 'E-mail', 'Employment', 'Employee id', 'Line'],
      lines: [...peopleNotMembers.map(personLine), ...rest(more.peopleNotMembers)],
    },
  ].filter(({ lines }) => lines.length > 0);
}

function rest(more: number): readonly (readonly unknown[])[] {
  return more === 0 ? [] : [[`and ${more} more, all of them in report.json`]];
}

function memberHead(title: string): readonly string[] {
  return [title, 'E-mail', 'Employment', 'Entitlements', 'Privileged'];
}

function memberLine(row: ListedMember): readonly unknown[] {
  return [row.name ?? row.id, row.email, employmentWords(row), row.entitlements, row.privilegedEntitlements];
}

function personLine(row: PeopleSection['peopleNotMembers'][number]): readonly unknown[] {
  return [row.name, row.email, employmentWords(row), row.employeeId, row.line];
}

function employmentWords({
  employment,
  employmentStatus,
  endDate,
}: Pick<ListedMember, 'employment' | 'employmentStatus' | 'endDate'>): readonly string[] {
  const until = endDate === null ? null : `until ${endDate}`;
  return [employment, employmentStatus, until].filter((word) => word !== null);
}
