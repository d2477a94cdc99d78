import { printable } from '@grantlens/engine';
import type { PeopleSection, Report } from '@grantlens/reporter';

/** What whoever makes a report should hear at once, and not only read in it: lines for standard error. */
export function reportNotes(report: Report): readonly string[] {
  const { meta, tables, evaluation, people } = report;
  const open = tables.entitlements.filter(({ effective }) => effective === 'unknown').length;
  return [
    ...(meta.complete
      ? []
      : ['The report is INCOMPLETE: see its coverage section for what could not be seen.']),
    ...(open === 0
      ? []
      : [`Of ${open} of ${tables.entitlements.length} entitlements it cannot be told whether they hold.`]),
    ...evaluation.idleWaivers.map((waiver) => `A waiver covers nothing: ${waiver}.`),
    ...(people === null ? [] : peopleNotes(people)),
  ].map(printable);
}

function peopleNotes({ unused, leavers, membersNotInPeople, peopleNotMembers }: PeopleSection) {
  const counts = [
    `${counted(leavers.length, 'member')} who left`,
    `${counted(membersNotInPeople.length, 'member')} not in it`,
    `${counted(peopleNotMembers.length, 'row')} of nobody who is a member`,
  ];
  return [
    `HR data: ${counts.join(', ')}.`,
    ...(unused.length === 0
      ? []
      : [
          `Columns of the HR data that are not in the report, though in the file that the package keeps: ${unused.join(', ')}.`,
        ]),
  ];
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
