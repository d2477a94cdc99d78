import type { CollectionStatus } from '@grantlens/snapshot';
import type { MembersByGroup } from '@grantlens/snapshot/internal';
import { redacted } from '../credential/redactor.ts';
import { openSlots } from '../pacing/slots.ts';
import type { ListReading } from '../paging/read-list.ts';
import { idOf } from '../paging/sheet.ts';
import { pathOf } from '../wire/path.ts';
import type { Problem } from '../wire/problem.ts';
import { groupMembersEndpoint } from './endpoints.ts';
import { withMemberDates } from './member-dates.ts';
import type { Journal } from './progress.ts';
import { openPageSizes, type Reading, readEndpoint } from './read-endpoint.ts';

/** Who is in the user groups, as far as it could be read. */
export interface GroupMembersReading {
  readonly status: Exclude<CollectionStatus, 'skipped'>;
  /** A group whose members could not be read at all has no key. */
  readonly items: MembersByGroup;
  readonly expected?: number;
  readonly problem?: Problem;
}

interface Flaw {
  readonly status: Exclude<CollectionStatus, 'skipped' | 'complete'>;
  readonly problem: Problem;
}

/** Reads the members of each of the user groups. As bad as the worst of them, and as the groups. */
export async function readGroupMembers(
  reading: Reading,
  accountId: string,
  userGroups: ListReading,
  journal: Journal,
): Promise<GroupMembersReading> {
  const ids = [...new Set(userGroups.rows.map(idOf))].filter((id) => id !== undefined);
  const askable = new Set(ids.filter((id) => pathOf(id) !== undefined && !id.includes(redacted)));
  const sizes = openPageSizes();
  journal.foresee(askable.size);
  // Not all at once, although requests wait their turn anyway: the first teach the others how large a page may be.
  const places = openSlots(() => reading.listsAtOnce);
  const readings = await Promise.all(
    [...askable].map(async (id) => {
      const leave = await places.take();
      const endpoint = groupMembersEndpoint(accountId, id);
      return { id, reading: await readEndpoint(reading, endpoint, journal, sizes).finally(leave) };
    }),
  );
  const unaskable = userGroups.rows.filter((row) => !askable.has(idOf(row) ?? '')).length;
  const groupFlaws = ofTheGroups(userGroups, unaskable);
  const worst = worstOf([...groupFlaws, ...readings.flatMap(flawOf)]);
  // A sum over some of the groups would look like one over all of them.
  const isSumOfAll = groupFlaws.length === 0 && readings.length > 0;
  const expected = isSumOfAll ? sumOf(readings.map(({ reading }) => reading.expected)) : undefined;
  const seen = readings
    .filter((one) => isSeen(one.reading))
    .map((one) => ({ id: one.id, rows: one.reading.rows }));
  // After all lists: whatever becomes of these requests, the lists have been read by then.
  const groups = reading.memberDates ? await withMemberDates(reading, accountId, seen, journal) : seen;
  return {
    status: worst?.status ?? 'complete',
    items: Object.fromEntries(groups.map(({ id, rows }) => [id, rows])),
    ...(expected !== undefined && { expected }),
    ...(worst !== undefined && { problem: worst.problem }),
  };
}

function isSeen({ status }: ListReading): boolean {
  return status === 'complete' || status === 'partial';
}

function ofTheGroups({ status, problem }: ListReading, unaskable: number): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (status !== 'complete') {
    const message = `not all user groups could be seen: ${problem?.message ?? status}`;
    flaws.push({ status, problem: { code: 'groups-unseen', message } });
  }
  if (unaskable > 0) {
    const message = `${unaskable} of the user groups have no id by which their members could be asked for`;
    flaws.push({ status: 'partial', problem: { code: 'group-without-id', message } });
  }
  return flaws;
}

function flawOf({ id, reading }: { readonly id: string; readonly reading: ListReading }): readonly Flaw[] {
  const { status, problem } = reading;
  if (status === 'complete' || problem === undefined) return [];
  return [
    {
      status,
      problem: { code: problem.code, message: `members of the user group ${id}: ${problem.message}` },
    },
  ];
}

const badness = ['partial', 'failed', 'forbidden'] as const;

function worstOf(flaws: readonly Flaw[]): Flaw | undefined {
  const [worst] = [...flaws].sort((a, b) => badness.indexOf(b.status) - badness.indexOf(a.status));
  if (worst === undefined || flaws.length === 1) return worst;
  const { code, message } = worst.problem;
  return { ...worst, problem: { code, message: `${message} (the worst of ${flaws.length} such problems)` } };
}

function sumOf(numbers: readonly (number | undefined)[]): number | undefined {
  let sum = 0;
  for (const number of numbers) {
    if (number === undefined) return undefined;
    sum += number;
  }
  return sum;
}
