import { GrantlensError } from '@grantlens/snapshot';
import { readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import type { Plan } from './plan.ts';
import { planSchema } from './plan-schema.ts';

/**
 * Reads a plan.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function readPlan(bytes: Uint8Array): Plan {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('review-unreadable', reading.why);
  const read = planSchema.safeParse(reading.value);
  if (!read.success) throw new GrantlensError('review-unreadable', whereIn(read.error));
  return read.data;
}
