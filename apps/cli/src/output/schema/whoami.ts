import { collectionNames, collectionStatuses, extraNames } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { leastPrivilege } from '../least-privilege.ts';

const problem = z.strictObject({ code: z.string(), message: z.string() });

const probe = z.strictObject({
  status: z.enum(['readable', 'forbidden', 'failed', 'unknown']),
  problem: problem.optional(),
});

/** What `whoami -o json` prints, as published in `whoami.schema.json`. */
export const whoamiSchema: z.ZodType = z.strictObject({
  schemaVersion: z.literal(1),
  credential: z.strictObject({
    kind: z.enum(['user-token', 'account-token', 'token', 'global-key']),
    id: z.string().optional(),
    name: z.string().optional(),
    status: z.string().optional(),
    expiresOn: z.string().optional(),
  }),
  accounts: z.strictObject({
    accounts: z.array(z.strictObject({ id: z.string(), name: z.string().nullable() })),
    status: z.enum(collectionStatuses).exclude(['skipped']),
    problem: problem.optional(),
  }),
  access: z
    .strictObject({
      accountId: z.string(),
      collections: z.record(z.enum(collectionNames), probe),
      /** What is read besides; no answer needs it. */
      besides: z.record(z.enum(extraNames), probe),
    })
    .optional(),
  /** Null when there was no account to try it on. */
  readsEverything: z.boolean().nullable(),
  leastPrivilege: z.array(z.enum(leastPrivilege)),
});
