import { checkOutcomes, checkSeverities } from '@grantlens/checks/internal';
import { z } from 'zod';
import {
  conditions,
  groupFields,
  permission,
  principal,
  resource,
  standing,
  userGroup,
  verdict,
  via,
} from './parts.ts';

const skip = z.strictObject({ owner: z.string(), reason: z.string(), until: z.string() });

const broken = z.strictObject({
  /** Null where there are too few, or where it is about what a user group gives. */
  principal: principal.nullable(),
  standing: standing.nullable(),
  conditions: conditions.optional(),
  userGroup: userGroup.optional(),
  permission,
  resource,
  /** Of zones: how many of them it is. */
  count: z.int().optional(),
  verdict,
  what: z.string(),
  via: z.array(via),
  /** Edits that together mend it, each a sentence that `what-if` reads. */
  mend: z.array(z.string()),
});

export const checkQuery: z.ZodType = z.strictObject({
  kind: z.literal('check'),
  files: z.array(z.string()),
  failOn: z.enum(checkSeverities).optional(),
  at: z.string().optional(),
});

export const checkSummary: z.ZodType = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  notEvaluated: z.int(),
  skipped: z.int(),
});

export const checkResult: z.ZodType = z.strictObject({
  id: z.string(),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  title: z.string(),
  severity: z.enum(checkSeverities),
  result: z.enum(checkOutcomes),
  why: z.enum(['broken', 'ended', 'gap', 'empty']).optional(),
  examined: z.strictObject({ principals: z.int(), resources: z.int(), permissions: z.int() }),
  broken: z.array(broken),
  gaps: z.array(z.string()),
  /** Entries of a catalogue file that would settle what is open: whether these groups hold these permissions. */
  settledBy: z.array(z.strictObject({ ...groupFields, permissions: z.array(z.string()) })).optional(),
  except: z.array(principal).optional(),
  notes: z.array(z.string()).optional(),
  because: z.string().optional(),
  controls: z.array(z.string()).optional(),
  until: z.string().optional(),
  skip: skip.optional(),
});
