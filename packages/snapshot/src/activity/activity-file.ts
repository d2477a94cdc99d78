import * as z from 'zod/mini';
import { gzip } from '#platform';
import { GrantlensError } from '../errors.ts';
import { collectionStatuses } from '../file/collection.ts';
import { digestOf } from '../file/digest.ts';
import { unpackSnapshot, usualMaxSize } from '../file/unpack.ts';
import { english } from '../text/english.ts';
import { whereIn } from '../text/file-form.ts';
import { readStrictJson } from '../text/strict-json.ts';
import { utf8Bytes } from '../text/utf8.ts';
import { readTime } from '../time.ts';
import { type ActivityLog, activityFormat, activityVersion, changeKinds, foldings, logNames } from './log.ts';

const time = z.string().check(z.refine((text) => readTime(text) !== null, 'must be an RFC 3339 time'));
const name = z.nullable(z.string());
const count = z.int().check(z.nonnegative());

const actor = z.looseObject({
  type: z.enum(['user', 'account', 'system', 'unknown']),
  userId: name,
  tokenId: name,
  email: name,
});

const problem = z.looseObject({ code: z.string(), message: z.string() });

const ledger = z.looseObject({
  status: z.enum(collectionStatuses),
  rows: count,
  unreadable: count,
  notDone: count,
  repeated: count,
  leftOut: count,
  oldest: z.nullable(time),
  pages: count,
  holes: z.array(z.looseObject({ afterPages: count, problem })),
  requests: z.array(
    z.looseObject({
      path: z.string(),
      query: z.record(z.string(), z.string()),
      httpStatus: z.int(),
      at: time,
      rows: z.int(),
      bodySha256: z.string(),
    }),
  ),
  problem: z.optional(problem),
});

/** The form of the file that lies beside a snapshot, version 1. */
export const activitySchema: z.ZodMiniType = z.looseObject({
  format: z.literal(activityFormat),
  version: z.literal(activityVersion),
  account: z.string(),
  snapshot: z.string(),
  takenAt: z.looseObject({ start: time, end: time }),
  tool: z.looseObject({ name: z.string(), version: z.string() }),
  apiBase: z.string(),
  window: z.looseObject({ since: time, before: time }),
  logs: z.looseObject(Object.fromEntries(logNames.map((log) => [log, ledger]))),
  folding: z.enum(foldings),
  changes: z.array(
    z.looseObject({
      actor,
      product: z.string(),
      zone: name,
      kind: z.enum([...changeKinds, 'login']),
      count,
      first: time,
      last: time,
    }),
  ),
  access: z.array(
    z.looseObject({
      log: z.enum(logNames),
      id: name,
      at: time,
      actor,
      product: z.string(),
      kind: z.enum(changeKinds),
      path: name,
      row: z.record(z.string(), z.unknown()),
    }),
  ),
  accessLeftOut: count,
  removed: z.array(z.looseObject({ collection: z.string(), field: z.string(), count: z.int() })),
  digest: z.string(),
});

/** The JSON Schema of the file beside a snapshot, published with this package. */
export function activityJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(activitySchema, { io: 'input' });
}

/** Completes a log with its digest. */
export function sealActivity(log: Omit<ActivityLog, 'digest'>): ActivityLog {
  return { ...log, digest: digestOf(log) };
}

/** The bytes of the file beside a snapshot. */
export function encodeActivity(log: ActivityLog, encoding: 'json' | 'gzip'): Uint8Array {
  const bytes = utf8Bytes(`${JSON.stringify(log, null, 1)}\n`);
  return encoding === 'gzip' ? gzip(bytes) : bytes;
}

/** The most values that the file may have: a million keys have twelve each. */
const mostValues = 20_000_000;

/**
 * Reads the file beside a snapshot, which must be of exactly this snapshot.
 *
 * @throws GrantlensError `activity-unreadable`, `file-too-large`
 */
export function decodeActivity(
  bytes: Uint8Array,
  of: { readonly digest: string },
  maxSize: number = usualMaxSize,
): ActivityLog {
  const json = readStrictJson(unpacked(bytes, maxSize), mostValues);
  if (json.kind === 'problem') throw unreadable(json.why);
  const read = activitySchema.safeParse(json.value, english);
  if (!read.success) throw unreadable(whereIn(read.error));
  const log = json.value as ActivityLog;
  const { digest, ...rest } = log;
  if (digestOf(rest) !== digest)
    throw unreadable('its contents do not match its digest: it was edited or damaged');
  if (log.snapshot !== of.digest) throw unreadable('it is of another snapshot');
  return log;
}

function unpacked(bytes: Uint8Array, maxSize: number): Uint8Array {
  try {
    return unpackSnapshot(bytes, maxSize);
  } catch (error) {
    if (error instanceof GrantlensError && error.code === 'snapshot-unreadable')
      throw unreadable(error.message);
    throw error;
  }
}

function unreadable(why: string): GrantlensError {
  return new GrantlensError('activity-unreadable', why);
}
