import { findingStatuses, missingKinds, severities, subjectKinds } from '@grantlens/engine/internal';
import { standings } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { asked, conditions } from './parts.ts';

const subject = z.strictObject({
  kind: z.enum(subjectKinds),
  key: z.string(),
  id: z.string().nullable(),
  name: z.string().optional(),
});

const waiver = z.strictObject({
  finding: z.string(),
  instance: z.string().optional(),
  subject: z.string().optional(),
  owner: z.string(),
  reason: z.string(),
  expires: z.string(),
});

const instance = z.strictObject({
  id: z.string().regex(/^f-[0-9a-f]{12}$/),
  subject,
  what: z.string(),
  evidence: z.array(subject),
  standing: z.enum(standings).nullable(),
  /** Of a token, where there are any. */
  conditions: conditions.optional(),
  waiver: waiver.nullable(),
  open: z.boolean(),
});

export const findingsQuery: z.ZodType = asked({
  kind: z.literal('findings'),
  failOn: z.enum(severities).optional(),
});

export const findingsSummary: z.ZodType = z.strictObject({
  open: z.strictObject(Object.fromEntries(severities.map((severity) => [severity, z.int()]))),
  waived: z.int(),
  unmatchedWaivers: z.array(waiver),
});

export const findingResult: z.ZodObject = z.strictObject({
  id: z.string(),
  title: z.string(),
  severity: z.enum(severities),
  source: z.enum(['built-in', 'custom']),
  status: z.enum(findingStatuses),
  open: z.int(),
  examined: z.int(),
  examines: z.string(),
  unexamined: z.int(),
  missing: z.array(
    z.strictObject({
      kind: z.enum(missingKinds),
      why: z.string(),
      count: z.int().nullable(),
      gaps: z.array(z.string()),
    }),
  ),
  why: z.string(),
  remedy: z.string(),
  controls: z.array(z.strictObject({ framework: z.string(), id: z.string() })),
  instances: z.array(instance),
});
