import { severities } from '@grantlens/engine/internal';
import { z } from 'zod';
import { privilegeNames } from '../privilege-names.ts';
import { whatCanResult, whoCanResult } from './access-rows.ts';
import { changeResult, conditionResult, standingResult } from './change-rows.ts';
import { checkResult, checkSummary } from './check-rows.ts';
import { findingResult } from './finding-rows.ts';
import { asked, conditions, gap, nullableText, principal, standing } from './parts.ts';

const severity = z.enum(severities);

/** An account at one moment, in front of each row. */
const account = z.strictObject({
  id: z.string(),
  name: nullableText,
  takenAt: z.string(),
  digest: z.string(),
  modified: z.literal(true).optional(),
  /** The earlier moment, where two are compared. */
  since: z.strictObject({ takenAt: z.string(), digest: z.string() }).optional(),
});

const fleet = z.strictObject({
  /** Looked at. */
  files: z.int(),
  accounts: z.int(),
  /** Asked. */
  moments: z.int(),
  broken: z.array(z.strictObject({ file: z.string(), reason: z.string() })),
  leftOut: z.array(
    z.strictObject({ file: z.string(), why: z.enum(['older', 'duplicate']), for: z.string() }),
  ),
  /** Accounts that have nothing of a name in the question. */
  notThere: z.array(z.strictObject({ account, why: z.string() })),
});

const frame = {
  schemaVersion: z.literal(1),
  snapshot: z.null(),
  fleet,
  complete: z.boolean(),
  assumptions: z.array(z.string()),
  gaps: z.array(gap.extend({ account })),
};

/** Counts over all accounts, beside those of the question. */
const counts = { answered: z.int(), notThere: z.int() };

/** The envelope of a question to a fleet, as published in `fleet.schema.json`. */
export const fleetSchema: z.ZodType = z.union([
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('fleet who-can'),
      permission: z.string(),
      resource: z.string(),
      of: z.enum(['member', 'token']).optional(),
      without: z.literal('two-factor').optional(),
      includePending: z.literal(true).optional(),
      includeInactive: z.literal(true).optional(),
    }),
    summary: z.strictObject({
      ...counts,
      allowed: z.int(),
      unknown: z.int(),
      pending: z.int(),
      inactive: z.int(),
    }),
    results: z.array(whoCanResult.extend({ account })),
  }),
  z.strictObject({
    ...frame,
    query: asked({ kind: z.literal('fleet findings'), failOn: severity.optional() }),
    summary: z.strictObject({
      ...counts,
      open: z.record(severity, z.int()),
      waived: z.int(),
      findings: z.array(
        z.strictObject({
          id: z.string(),
          severity,
          open: z.int(),
          /** In how many it is open, and in how many it is unknown. */
          accounts: z.int(),
          notEvaluated: z.int(),
        }),
      ),
    }),
    results: z.array(findingResult.extend({ account })),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('fleet check'),
      files: z.array(z.string()),
      failOn: z.string().optional(),
      at: z.string().optional(),
    }),
    summary: checkSummary.extend(counts),
    results: z.array(checkResult.extend({ account })),
  }),
  z.strictObject({
    ...frame,
    fleet: fleet.extend({ came: z.array(account), went: z.array(account) }),
    query: asked({ kind: z.literal('fleet diff'), before: z.string(), after: z.string() }),
    summary: z.strictObject({
      ...counts,
      changes: z.int(),
      gain: z.int(),
      lose: z.int(),
      unclear: z.int(),
      /** How many accounts changed, came, and went. */
      changed: z.int(),
      came: z.int(),
      went: z.int(),
    }),
    results: z.array(
      z.union([standingResult, conditionResult, changeResult].map((row) => row.extend({ account }))),
    ),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('fleet person'),
      who: z.string(),
      people: z.array(z.strictObject({ userId: nullableText, emails: z.array(z.string()) })),
    }),
    summary: z.strictObject({ ...counts, found: z.int() }),
    results: z.array(
      z.strictObject({
        account,
        principal,
        standing,
        conditions,
        userId: nullableText,
        matchedBy: z.enum(['user id', 'e-mail']),
        results: z.array(whatCanResult),
      }),
    ),
  }),
  z.strictObject({
    ...frame,
    query: asked({
      kind: z.literal('fleet privileged'),
      includePending: z.literal(true).optional(),
      includeInactive: z.literal(true).optional(),
    }),
    summary: z.strictObject({ ...counts, people: z.int(), tokens: z.int(), unknown: z.int() }),
    results: z.array(
      z.strictObject({
        /** Of a token there is `token` instead. */
        person: z
          .strictObject({
            userId: nullableText,
            emails: z.array(z.string()),
            sharesEmail: z.literal(true).optional(),
          })
          .optional(),
        token: z.strictObject({ id: nullableText, name: nullableText }).optional(),
        privilege: z.enum(Object.values(privilegeNames)),
        /** In how many accounts, of how many; unknown are those in which nothing else is known. */
        accounts: z.int(),
        unknown: z.int(),
        of: z.int(),
        where: z.array(whoCanResult.extend({ account })),
      }),
    ),
  }),
]);
