import { checkOutcomes, checkSeverities } from '@grantlens/checks/internal';
import { z } from 'zod';
import { cause } from './change-rows.ts';
import {
  asked,
  conditions,
  groupFields,
  permission,
  principal,
  resource,
  snapshot,
  standing,
  userGroup,
  verdict,
  via,
} from './parts.ts';
import { plan } from './plan-record.ts';

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
  /** Of what is new: what it was before, null where the principal was not there, and why it changed. */
  before: verdict.nullable().optional(),
  cause: z.array(cause).optional(),
});

const dated = { kind: z.literal('check'), at: z.string().optional() };

export const checkQuery: z.ZodType = z.union([
  asked({
    ...dated,
    files: z.array(z.string()),
    failOn: z.enum(checkSeverities).optional(),
    plan: plan.optional(),
  }),
  asked({
    ...dated,
    noNewAccess: z.strictObject({
      before: snapshot,
      allow: z.string().optional(),
      plan: plan.optional(),
    }),
  }),
  asked({
    ...dated,
    notGranted: z.strictObject({ permission, resource, to: z.array(z.string()) }),
    plan: plan.optional(),
  }),
]);

export const checkSummary: z.ZodObject = z.strictObject({
  passed: z.int(),
  failed: z.int(),
  notEvaluated: z.int(),
  skipped: z.int(),
});

export const checkResult: z.ZodObject = z.strictObject({
  id: z.string(),
  file: z.string(),
  line: z.int(),
  column: z.int(),
  title: z.string(),
  severity: z.enum(checkSeverities),
  result: z.enum(checkOutcomes),
  /** The result on the account as it is, where it is evaluated as a plan leaves it. */
  before: z.enum(checkOutcomes).optional(),
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
