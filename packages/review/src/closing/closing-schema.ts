import { unitKinds } from '@grantlens/engine/internal';
import { z } from 'zod';
import { decisionWords } from '../log/decision-word.ts';
import { outcomes } from '../verification/outcome.ts';
import type { Closing } from './closing.ts';

const text = z.string();
const texts = z.array(text);
const maybe = text.nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();

const snapshot = z.strictObject({ digest: text, takenAt: z.strictObject({ start: text, end: text }) });
const exception = z.strictObject({ owner: text, reason: text, until: text, at: text }).nullable();

/** A number counted in two ways. */
export const controlTotalSchema: z.ZodType<Closing['controlTotals'][number]> = z.strictObject({
  title: text,
  parts: z.array(z.strictObject({ title: text, value: z.int() })),
  total: z.int(),
  ties: z.boolean(),
});

const unit: z.ZodType<Closing['units'][number]> = z.strictObject({
  id: text,
  kind: z.enum(unitKinds),
  access: z.enum(['allow', 'deny', 'either']),
  principalId: maybe,
  groupId: maybe,
  permissionGroupName: maybe,
  scopeName: maybe,
  privileged: z.enum(['yes', 'no', 'unknown']),
  who: maybe,
  means: text,
  decision: z.enum(['keep', 'revoke', 'modify']),
  settledBy: maybe,
  said: z.array(
    z.strictObject({
      reviewer: text,
      decision: z.enum(decisionWords),
      at: text,
      justification: maybe,
      ticket: maybe,
      due: maybe,
    }),
  ),
  outcome: z.enum(outcomes).nullable(),
  by: texts,
  stillHeldBy: texts,
  carriedOut: z.array(
    z.strictObject({
      step: text,
      action: text,
      object: z.strictObject({ kind: text, id: text, name: maybe }),
      requestId: maybe,
      at: text,
      state: z.enum(['done', 'already so']),
    }),
  ),
  exception,
});

/** `closing.json`, as published in `closing.schema.json`. */
export const closingSchema: z.ZodType<Closing> = z.strictObject({
  format: z.literal('grantlens.closing'),
  version: z.literal(1),
  reportId: text,
  package: hash,
  account: z.strictObject({ id: text, name: maybe }),
  reviewed: snapshot,
  later: snapshot,
  tool: z.strictObject({ name: z.literal('grantlens'), version: text }),
  head: z.strictObject({ seq: count, hash }),
  started: z.strictObject({
    at: text,
    due: maybe,
    twoPerson: z.literal('privileged').nullable(),
    fallback: maybe,
  }),
  signOff: z.strictObject({ by: text, role: text, at: text, states: text }),
  kinds: z.array(z.strictObject({ kind: z.enum(unitKinds), started: count, decided: count, closed: count })),
  controlTotals: z.array(controlTotalSchema),
  reviewers: z.array(
    z.strictObject({
      reviewer: text,
      units: count,
      keep: count,
      revoke: count,
      modify: count,
      escalated: count,
      unitsPerMinute: z.number().nullable(),
      concerns: texts,
    }),
  ),
  batches: z.array(
    z.strictObject({
      line: count,
      at: text,
      reviewer: text,
      decisions: count,
      file: maybe,
      sha256: hash.nullable(),
      signer: maybe,
    }),
  ),
  reassigned: z.array(z.strictObject({ unit: text, reviewer: text, by: text, reason: text, at: text })),
  units: z.array(unit),
  tasks: z.array(
    z.strictObject({
      id: text,
      units: texts,
      instruction: maybe,
      due: maybe,
      done: z.strictObject({ by: text, evidence: text, at: text }).nullable(),
      exception,
    }),
  ),
  accepted: z.array(z.strictObject({ step: text, by: text, at: text })),
  others: z.array(
    z.strictObject({
      principal: text,
      permission: maybe,
      scope: maybe,
      before: text,
      after: text,
      causes: texts,
    }),
  ),
  notes: texts,
});

/** The JSON Schema of `closing.json`, published with this package. */
export function closingJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(closingSchema);
}
