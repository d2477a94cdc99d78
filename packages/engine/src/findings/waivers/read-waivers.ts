import { GrantlensError, readDay, readTime, whereIn } from '@grantlens/snapshot';
import { z } from 'zod';
import type { Waiver } from './waiver.ts';

const text = z.string().trim().min(1);

const day = text.refine(
  (value) => readDay(value) !== null || readTime(value) !== null,
  'must be a day like 2026-03-31, or an RFC 3339 time with its zone like 2026-03-31T18:00:00Z',
);

const waiver = z
  .strictObject({
    finding: text,
    instance: text.optional(),
    subject: text.optional(),
    owner: text,
    reason: text,
    expires: day,
  })
  .refine(
    ({ instance, subject }) => (instance === undefined) !== (subject === undefined),
    'needs an instance or a subject, one of them',
  );

/** The file of waivers, YAML or JSON. */
export const waiversSchema: z.ZodType = z.strictObject({
  format: z.literal('grantlens.waivers'),
  version: z.literal(1),
  waivers: z.array(waiver),
});

/**
 * Reads a parsed file of waivers.
 *
 * @throws GrantlensError `waivers-unreadable`, naming the first place that is wrong
 */
export function readWaivers(file: unknown): readonly Waiver[] {
  const read = waiversSchema.safeParse(file);
  if (!read.success) throw new GrantlensError('waivers-unreadable', whereIn(read.error));
  const { waivers } = read.data as { readonly waivers: readonly z.infer<typeof waiver>[] };
  return waivers.map(({ finding, instance, subject, owner, reason, expires }) => ({
    finding,
    instance: instance ?? null,
    subject: subject ?? null,
    owner,
    reason,
    expires,
  }));
}
