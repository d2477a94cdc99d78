import { fileForm, readDay, readTime } from '@grantlens/snapshot/internal';
import * as z from 'zod/mini';
import type { Waiver } from './waiver.ts';

const text = z.string().check(z.trim(), z.minLength(1));

const day = text.check(
  z.refine(
    (value) => readDay(value) !== null || readTime(value) !== null,
    'must be a day like 2026-03-31, or an RFC 3339 time with its zone like 2026-03-31T18:00:00Z',
  ),
);

const waiver = z
  .strictObject({
    finding: text,
    instance: z.optional(text),
    subject: z.optional(text),
    owner: text,
    reason: text,
    expires: day,
  })
  .check(
    z.refine(
      ({ instance, subject }) => (instance === undefined) !== (subject === undefined),
      'needs an instance or a subject, one of them',
    ),
  );

const form = fileForm({
  format: 'grantlens.waivers',
  list: 'waivers',
  rows: z.array(waiver),
  code: 'waivers-unreadable',
});

/**
 * Reads a parsed file of waivers.
 *
 * @throws GrantlensError `waivers-unreadable`, naming the first place that is wrong
 */
export function readWaivers(file: unknown): readonly Waiver[] {
  return form.read(file).map(({ finding, instance, subject, owner, reason, expires }) => ({
    finding,
    instance: instance ?? null,
    subject: subject ?? null,
    owner,
    reason,
    expires,
  }));
}
