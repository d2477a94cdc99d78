import type { JsonValue } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { roles } from '../assignment/assign.ts';
import { decisionWords } from './decision-word.ts';
import { type Entry, type LineFrame, type LogLine, stepStates } from './entry.ts';
import { managedKinds } from './managed-object.ts';

const text = z.string();
const maybe = text.nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hexadecimal digits');
const texts = z.array(text);
const count = z.int().nonnegative();
const task = z.strictObject({ id: text, units: texts, what: text });

const entry: z.ZodType<Entry> = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('start'),
    units: z.record(text, count),
    unitsFile: hash,
    assignment: hash,
    options: z.strictObject({ twoPerson: z.literal('privileged').nullable(), due: maybe, fallback: maybe }),
    tool: text,
  }),
  z.strictObject({
    kind: z.literal('decision'),
    unit: text,
    word: z.enum(decisionWords),
    justification: maybe,
    ticket: maybe,
    due: maybe,
    reviewer: text,
    batch: count,
  }),
  z.strictObject({
    kind: z.literal('batch'),
    file: maybe,
    sha256: hash.nullable(),
    reviewer: text,
    rows: count,
    after: hash,
    seconds: z.number().nonnegative().nullable(),
    signature: z.strictObject({ signer: text, sha256: hash }).nullable(),
  }),
  z.strictObject({
    kind: z.literal('assignment'),
    unit: text,
    role: z.enum(roles),
    reviewer: text,
    by: text,
    reason: text,
  }),
  z.strictObject({ kind: z.literal('exception'), unit: text, owner: text, reason: text, until: text }),
  z.strictObject({ kind: z.literal('done'), task: text, by: text, evidence: text }),
  z.strictObject({
    kind: z.literal('verification'),
    snapshot: text,
    takenAt: text,
    file: hash,
    outcomes: z.record(text, count),
    open: texts,
  }),
  z.strictObject({
    kind: z.literal('plan'),
    sha256: hash,
    options: z.strictObject({
      deleteTokens: texts,
      scimGroups: texts,
      caller: maybe,
      managed: z.array(z.strictObject({ kind: z.enum(managedKinds), id: text, address: text })),
    }),
    steps: count,
    tasks: z.array(task),
    refused: texts,
  }),
  z.strictObject({ kind: z.literal('acceptance'), step: text, unintended: hash, by: text }),
  z.strictObject({
    kind: z.literal('step'),
    plan: hash,
    step: text,
    action: text,
    object: z.strictObject({ kind: text, id: text, name: maybe }),
    units: texts,
    state: z.enum(stepStates),
    requestId: maybe,
    read: z.json() as z.ZodType<JsonValue>,
    differs: texts,
    why: maybe,
    remedy: maybe,
    task: task.nullable(),
  }),
  z.strictObject({ kind: z.literal('sign-off'), by: text, role: text }),
  z.strictObject({ kind: z.literal('close'), files: z.record(text, hash) }),
]);

const frame: z.ZodType<LineFrame> = z.object({ seq: z.int().positive(), at: text, previous: hash, hash });

/** Reads a line; null where it is of no kind that this version knows. */
export function readEntry(value: Readonly<Record<string, unknown>>): LogLine | null {
  const framed = frame.safeParse(value);
  const { seq: _seq, at: _at, previous: _previous, hash: _hash, ...rest } = value;
  const read = entry.safeParse(rest);
  return framed.success && read.success ? { ...read.data, ...framed.data } : null;
}
