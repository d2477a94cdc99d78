import { z } from 'zod';
import { nullableText } from './parts.ts';

const noted = z.array(z.strictObject({ address: z.string(), what: z.string() }));

/** What an answer about a plan of Terraform says of the plan. */
export const plan: z.ZodType = z.strictObject({
  formatVersion: z.string(),
  /** How many resources were evaluated, whether they change or not. */
  resources: z.int(),
  /** Which object of the snapshot each is, and by what that is known; `new` is not there yet. */
  matched: z.array(z.strictObject({ address: z.string(), by: z.enum(['id', 'email', 'name', 'new']) })),
  /** What is not in the snapshot as the plan takes it to be. */
  drift: noted,
  /** Resources of other types that change. */
  others: z.array(z.strictObject({ type: z.string(), count: z.int(), bearsOnAccess: z.boolean() })),
  /** The id is null where it is sensitive. */
  otherAccounts: z.array(z.strictObject({ accountId: nullableText, count: z.int() })),
  /** What is known only when the plan is applied, or is sensitive; the gap is null where it clouds nothing. */
  unknown: z.array(z.strictObject({ address: z.string(), path: z.string(), gap: nullableText })),
  /** What the API refuses, or what comes out by an order that nothing decides. */
  conflicts: noted,
  shortfalls: z.array(z.enum(['errored', 'incomplete', 'deferred-changes'])),
});
