import { csvText } from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readCsvTable } from '../table/csv-table.ts';
import { type Assigned, roles } from './assign.ts';

/** The name of the file, in the folder of the review. */
export const assignmentFile = 'assignment.csv';

const columns = ['unit', 'reviewer', 'role'] as const;

/** The file of an assignment, to the byte. */
export function assignmentText(assigned: readonly Assigned[]): string {
  return csvText([columns, ...assigned.map(({ unit, reviewer, role }) => [unit, reviewer, role])]);
}

/**
 * Reads an assignment.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function readAssignment(bytes: Uint8Array): readonly Assigned[] {
  const table = readCsvTable(bytes);
  if (table.kind === 'problem') throw new GrantlensError('review-unreadable', table.why);
  const [header, ...rows] = table.rows;
  if (header?.cells.join() !== columns.join())
    throw new GrantlensError('review-unreadable', 'its columns differ');
  return rows.map(({ line, cells: [unit = '', reviewer = '', word] }) => {
    const role = roles.find((one) => one === word);
    if (role === undefined) throw new GrantlensError('review-unreadable', `line ${line}: it names no role`);
    return { unit, reviewer: reviewer.replace(/^'(?=\s*[=+\-@＝＋－＠])/u, ''), role };
  });
}
