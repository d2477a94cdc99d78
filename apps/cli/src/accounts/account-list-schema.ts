import { collectionNames, collectionStatuses } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { accountListFormat, accountListVersion } from './account-list.ts';
import { accountStatuses } from './account-record.ts';

const problem = z.strictObject({ code: z.string(), message: z.string() });
const time = z.iso.datetime();

/** One account of an account list. */
export const recordSchema: z.ZodType = z.strictObject({
  id: z.string().min(1),
  name: z.string().optional(),
  file: z.string().optional(),
  digest: z.string().optional(),
  activity: z.string().optional(),
  status: z.enum(accountStatuses),
  problem: problem.optional(),
  collections: z.partialRecord(z.enum(collectionNames), z.enum(collectionStatuses)).optional(),
});

/** An account list, as published in `index.schema.json`. */
export const accountListSchema: z.ZodType = z.strictObject({
  format: z.literal(accountListFormat),
  version: z.literal(accountListVersion),
  takenAt: z.strictObject({ start: time, end: time }),
  source: z.strictObject({ apiBase: z.string() }),
  complete: z.boolean(),
  problem: problem.optional(),
  accounts: z.array(recordSchema),
});
