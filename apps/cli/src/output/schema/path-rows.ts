import { stepKinds } from '@grantlens/engine/internal';
import { z } from 'zod';
import { conditions, permission, principal, standing, via } from './parts.ts';

const argued = { principal, verdict: z.enum(['allowed', 'unknown']), via: z.array(via) };

export const pathsResult: z.ZodType = z.strictObject({
  principal,
  standing,
  conditions,
  verdict: z.enum(['allowed', 'unknown']),
  sentence: z.string(),
  steps: z
    .array(
      z.strictObject({
        kind: z.enum(stepKinds),
        permission,
        ...argued,
        /** As whom somebody acts after the step; null for a member or token with everything. */
        to: principal.nullable(),
        others: z.int(),
        certain: z.boolean(),
      }),
    )
    .min(1),
  /** The member whose access the walk ends with; null where it ends with everything. */
  end: z.strictObject(argued).nullable(),
});
