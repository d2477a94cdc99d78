import { unitKinds } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { managers, readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { ReviewUnit } from './review-unit.ts';

/** The name of the file, in the folder of the review: the units as they were when it started. */
export const unitsFile = 'units.json';

const format = 'grantlens.review-units';
const text = z.string();
const maybe = text.nullable();

const unit: z.ZodType<ReviewUnit> = z.strictObject({
  id: text,
  kind: z.enum(unitKinds),
  access: z.enum(['allow', 'deny', 'either']),
  principalId: maybe,
  email: maybe,
  name: maybe,
  groupId: maybe,
  groupName: maybe,
  permissionGroupId: maybe,
  permissionGroupName: maybe,
  scopeKey: maybe,
  scopeName: maybe,
  means: text,
  privileged: z.enum(['yes', 'no', 'unknown']),
  carries: z.number(),
  change: z.enum(['new', 'unchanged', 'changed']).nullable(),
  previousDecision: maybe,
  previousReviewer: maybe,
  previousDecidedAt: maybe,
  findings: z.array(text),
  lastActivity: maybe,
  // Not in the files of earlier versions.
  lastActivityKind: maybe.default(null),
  lastActivitySince: maybe.default(null),
  managedBy: z.enum(managers).default('not known'),
  createdAt: maybe.default(null),
  createdBy: maybe.default(null),
  createdFrom: maybe.default(null),
  firstSeen: maybe.default(null),
  notSeenBefore: maybe.default(null),
  changedBy: z.array(text).default([]),
  conditions: z.array(text).default([]),
  note: maybe,
  except: z.array(text),
  permissionGroupLabel: maybe,
  found: z.array(text),
  manager: maybe,
  department: maybe,
  managerEmail: maybe,
  subjects: z.array(text),
});

const file = z.strictObject({
  format: z.literal(format),
  version: z.literal(1),
  /** Who is in each user group that gives something: said once, for all that it gives. */
  members: z.record(text, z.array(text)),
  /** What each finding says: said once, for all units that it is about. */
  found: z.record(text, text),
  units: z.array(unit),
});

/** The file of the units, to the byte. */
export function unitsText(units: readonly ReviewUnit[]): string {
  const members = new Map<string, readonly string[]>();
  const found = new Map<string, string>();
  const rows = units.map((row) => {
    for (const [at, id] of row.findings.entries()) found.set(id, row.found[at] ?? '');
    const isGiven = row.kind === 'handout' && row.groupId !== null;
    if (isGiven) members.set(row.groupId, row.subjects);
    return JSON.stringify({ ...row, found: [], subjects: isGiven ? [] : row.subjects });
  });
  return `{\n  "format": "${format}",\n  "version": 1,\n  "members": {${entriesOf(members)}},\n  "found": {${entriesOf(found)}},\n  "units": [${linesOf(rows.map((row) => `    ${row}`))}]\n}\n`;
}

function entriesOf(entries: ReadonlyMap<string, unknown>): string {
  return linesOf([...entries].map(([id, value]) => `    ${JSON.stringify(id)}: ${JSON.stringify(value)}`));
}

function linesOf(lines: readonly string[]): string {
  return lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `;
}

/**
 * Reads the file of the units.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function readUnits(bytes: Uint8Array): readonly ReviewUnit[] {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('review-unreadable', reading.why);
  const read = file.safeParse(reading.value);
  if (!read.success) throw new GrantlensError('review-unreadable', whereIn(read.error));
  const members = new Map(Object.entries(read.data.members));
  const found = new Map(Object.entries(read.data.found));
  return read.data.units.map((row) => ({
    ...row,
    found: row.findings.map((id) => found.get(id) ?? ''),
    subjects: row.kind === 'handout' ? (members.get(row.groupId ?? '') ?? []) : row.subjects,
  }));
}
