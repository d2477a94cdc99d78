import { z } from 'zod';
import { nullableText, principal, standing } from './parts.ts';

/** What was last recorded of somebody; null where the audit log was not read. */
export const lastActivity: z.ZodType = z
  .strictObject({
    at: nullableText,
    kind: z.enum(['change', 'login', 'token-used']).nullable(),
    since: nullableText,
  })
  .nullable();

/** The same by areas of permissions; null where the log of changes was not read. */
export const lastActivityByArea: z.ZodType = z
  .strictObject({
    areas: z.array(z.strictObject({ area: z.string(), at: z.string(), changes: z.int() })),
    inNoArea: z.strictObject({ changes: z.int(), at: nullableText }),
  })
  .nullable();

const by = z.enum(['user-id', 'token-id', 'e-mail']);
const changeKind = z.enum(['create', 'update', 'delete', 'other']);
const actor = z.strictObject({
  type: z.enum(['user', 'account', 'system', 'unknown']),
  userId: nullableText,
  tokenId: nullableText,
  email: nullableText,
});

const log = z.strictObject({
  status: z.enum(['complete', 'partial', 'forbidden', 'failed', 'skipped']),
  since: nullableText,
  oldest: nullableText,
  rows: z.int(),
  pages: z.int(),
  unreadable: z.int(),
  repeated: z.int(),
  problem: z.strictObject({ code: z.string(), message: z.string() }).optional(),
});

/** The question of `activity`, with how far the log was read. */
export const activityQuery: z.ZodType = z.strictObject({
  kind: z.literal('activity'),
  principal: principal.optional(),
  about: z.literal('access').optional(),
  log: z.strictObject({
    since: z.string(),
    before: z.string(),
    folding: z.enum(['rows', 'zones', 'products']),
    accessLeftOut: z.int(),
    changes: log,
    logins: log,
  }),
});

export const activitySummary: z.ZodType = z.strictObject({
  changes: z.int(),
  logins: z.int(),
  notJoined: z.int(),
  inNoArea: z.int(),
});

/** A row of `activity`: of everybody, of one in detail, or about access. */
export const activityResult: z.ZodType = z.union([
  z.strictObject({
    principal,
    standing,
    lastActivity,
    lastActivityByArea,
    changes: z.int(),
    logins: z.int(),
    products: z.array(z.string()),
    joinedBy: z.array(by),
  }),
  z.strictObject({
    actor,
    joinedBy: by.nullable(),
    product: z.string(),
    areas: z.array(z.string()),
    zone: z.strictObject({ id: z.string(), name: nullableText }).nullable(),
    kind: z.enum([...changeKind.options, 'login']),
    count: z.int(),
    first: z.string(),
    last: z.string(),
  }),
  z.strictObject({
    at: z.string(),
    actor,
    principal: principal.nullable(),
    joinedBy: by.nullable(),
    product: z.string(),
    kind: changeKind,
    description: nullableText,
    path: nullableText,
    id: nullableText,
  }),
]);

export const replaySummary: z.ZodType = z.strictObject({
  asked: z.int(),
  lost: z.int(),
  unclear: z.int(),
  notMapped: z.strictObject({ actors: z.int(), products: z.int(), places: z.int() }),
});

/** A row of `what-if --replay`: a recorded change that would no longer have been possible. */
export const replayResult: z.ZodType = z.strictObject({
  actor,
  principal,
  product: z.string(),
  zone: nullableText,
  kind: changeKind,
  count: z.int(),
  last: z.string(),
  /** Any of these makes it possible. */
  permissions: z.array(z.string()),
  verdictBefore: z.literal('allowed'),
  verdictAfter: z.enum(['denied', 'not-granted', 'unknown']),
});

/**
 * Who changed something, as far as rows about access say; `members`: only that the members of a group were changed;
 * `directory`: the identity provider changed a person or a group through SCIM.
 */
export const changedBy: z.ZodType = z.array(
  z.strictObject({
    at: z.string(),
    of: z.enum(['itself', 'members', 'directory']),
    kind: changeKind,
    by: principal.nullable(),
    actor,
    source: nullableText,
  }),
);
