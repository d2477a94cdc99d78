import { printable } from '@grantlens/engine/internal';
import type { Report } from '@grantlens/reporter';
import type { Meta, PeopleSection, Tables } from '@grantlens/reporter/internal';
import { knownTime } from '@grantlens/snapshot/internal';
import { undecidedNotes, unreadNotes } from '../output/people-notes.ts';
import { counted } from '../output/words.ts';

/** What somebody who makes a report should hear at once, and not only read in it: lines for standard error. */
export interface ReportNotes {
  /** What is wrong, or may be. */
  readonly warnings: readonly string[];
  /** What is merely good to know. */
  readonly remarks: readonly string[];
}

/** The notes on a report. */
export function reportNotes(report: Report): ReportNotes {
  const { meta, coverage, tables, evaluation, people } = report;
  const { apiBase, isCloudflare } = coverage.source;
  const open = tables.entitlements.count(({ effective }) => effective === 'unknown');
  const warnings = [
    ...previousWarnings(meta),
    ...(isCloudflare
      ? []
      : [
          `The account was read from ${apiBase}, not from Cloudflare: the report is marked so, and every file of it.`,
        ]),
    ...(meta.complete
      ? []
      : ['The report is INCOMPLETE: see its coverage section for what could not be seen.']),
    ...(open === 0
      ? []
      : [
          `${open} of ${counted(tables.entitlements.length, 'entitlement')} ${open === 1 ? 'is' : 'are'} unknown.`,
        ]),
    ...(people === null ? [] : [...unreadNotes(people), ...undecidedNotes(people)]),
    ...evaluation.idleWaivers.map((waiver) => `A waiver covers nothing: ${waiver}.`),
  ];
  const remarks = people === null ? [] : peopleRemarks(people, tables.principals);
  return { warnings: warnings.map(printable), remarks: remarks.map(printable) };
}

function previousWarnings({ previous, snapshotDigest, takenAt }: Meta): readonly string[] {
  if (previous === null) return [];
  if (previous.snapshotDigest === snapshotDigest)
    return ['The previous snapshot is the very one that is reported on: no change can be seen.'];
  if (knownTime(previous.takenAt) > knownTime(takenAt.end))
    return [
      `The previous snapshot was taken later (${previous.takenAt}) than the one that is reported on (${takenAt.end}): the changes run backwards.`,
    ];
  return [];
}

function peopleRemarks(
  { unused, leavers, membersNotInPeople, peopleNotMembers }: PeopleSection,
  principals: Tables['principals'],
): readonly string[] {
  const unknown = principals.filter(
    ({ employment, standing }) => employment === 'unknown' && standing !== 'inactive',
  ).length;
  const counts = [
    `${counted(leavers.length, 'member')} who left`,
    ...(unknown === 0 ? [] : [`${counted(unknown, 'member')} not known to have left or stayed`]),
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
