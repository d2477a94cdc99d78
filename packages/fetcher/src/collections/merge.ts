import type { ListReading } from '../paging/read-list.ts';
import { openSheet } from '../paging/sheet.ts';
import type { Problem } from '../wire/problem.ts';

/** One of the lists that make up a collection, as it was read. */
export interface PartReading {
  /** What it lists; undefined for the list that has the collection's name. */
  readonly part: string | undefined;
  readonly reading: ListReading;
}

/** Makes one list of several that may overlap. Where all are whole the merged one is; where none is, neither. */
export function mergeParts(parts: readonly PartReading[]): ListReading {
  const readings = parts.map(({ reading }) => reading);
  const sheet = openSheet();
  for (const { rows } of readings) sheet.add(rows);
  const counted = sheet.counted();
  const problem = problemOf(parts) ?? conflictIn(sheet.changedIds());
  const expected = expectedOf(readings, counted);
  return {
    status: statusOf(readings, problem),
    rows: sheet.rows(),
    counted,
    ...(expected !== undefined && { expected }),
    ...(problem !== undefined && { problem }),
  };
}

function statusOf(readings: readonly ListReading[], problem: Problem | undefined): ListReading['status'] {
  const statuses = readings.map(({ status }) => status);
  if (statuses.every((status) => status === 'forbidden')) return 'forbidden';
  if (statuses.every((status) => status === 'forbidden' || status === 'failed')) return 'failed';
  return problem === undefined ? 'complete' : 'partial';
}

function problemOf(parts: readonly PartReading[]): Problem | undefined {
  for (const { part, reading } of parts) {
    if (reading.problem === undefined) continue;
    const { code, message } = reading.problem;
    return { code, message: part === undefined ? message : `${part}: ${message}` };
  }
  return undefined;
}

function conflictIn(changed: readonly string[]): Problem | undefined {
  if (changed.length === 0) return undefined;
  return {
    code: 'rows-changed',
    message: `rows changed while the lists were read, so ${changed.length} are there twice`,
  };
}

/** The sum of the totals, less what is in several of the lists. */
function expectedOf(readings: readonly ListReading[], counted: number): number | undefined {
  const overlap = readings.reduce((sum, reading) => sum + reading.counted, 0) - counted;
  let sum = -overlap;
  for (const { expected } of readings) {
    if (expected === undefined) return undefined;
    sum += expected;
  }
  return Math.max(0, sum);
}
