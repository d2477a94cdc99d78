import { unitKinds } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readStrictJson, whereIn } from '@grantlens/snapshot/internal';
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
  note: maybe,
  except: z.array(text),
  permissionGroupLabel: maybe,
  manager: maybe,
  department: maybe,
  managerEmail: maybe,
  subjects: z.array(text),
});

const file = z.strictObject({ format: z.literal(format), version: z.literal(1), units: z.array(unit) });

/** The file of the units, to the byte. */
export function unitsText(units: readonly ReviewUnit[]): string {
  const rows = units.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  return `{\n  "format": "${format}",\n  "version": 1,\n  "units": [\n${rows}\n  ]\n}\n`;
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
  return read.data.units;
}
