import { isObject } from '@grantlens/snapshot/internal';
import { redacted } from '../credential/redactor.ts';
import { openSlots } from '../pacing/slots.ts';
import { idOf } from '../paging/sheet.ts';
import { pathOf } from '../wire/path.ts';
import type { Journal } from './progress.ts';
import type { Reading } from './read-endpoint.ts';

/** The members of a user group, as the list has them. */
export interface GroupRows {
  readonly id: string;
  readonly rows: readonly unknown[];
}

/**
 * The rows of user groups with when each member was added. No list says it: every member is asked for alone, and one that is
 * not answered stays as it was. No verdict rests on it.
 */
export async function withMemberDates(
  reading: Reading,
  accountId: string,
  groups: readonly GroupRows[],
  journal: Journal,
): Promise<readonly GroupRows[]> {
  const places = openSlots(() => reading.listsAtOnce);
  const dated = async (group: string, row: unknown): Promise<unknown> => {
    const member = idOf(row);
    if (member === undefined || member.includes(redacted) || !isObject(row)) return row;
    const path = pathOf('accounts', accountId, 'iam', 'user_groups', group, 'members', member);
    if (path === undefined) return row;
    const leave = await places.take();
    const question = { about: 'userGroupMembers', path, query: {} } as const;
    const answer = await reading.ask(question, journal.writeDown).finally(leave);
    if (answer.kind === 'refusal' || !isObject(answer.result)) return row;
    journal.takeOut(answer.removed);
    const { created_at: at, id } = answer.result;
    return typeof at === 'string' && id === member ? { ...row, created_at: at } : row;
  };
  return Promise.all(
    groups.map(async ({ id, rows }) => ({
      id,
      rows: await Promise.all(rows.map((row) => dated(id, row))),
    })),
  );
}
