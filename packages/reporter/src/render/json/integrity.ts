import { z } from 'zod';
import type { IntegritySection } from '../../model/integrity.ts';

// The digests that a report was made with, in report.json.

const sha256 = z.string().regex(/^sha256-/);

export const integritySchema: z.ZodType<IntegritySection> = z.strictObject({
  snapshot: z.strictObject({ digest: sha256, matches: z.boolean() }),
  contents: sha256,
  previousSnapshot: sha256.nullable(),
  previousManifest: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
});
