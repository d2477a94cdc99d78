import { z } from 'zod';
import type { Logic, LogicSection } from '../../model/logic.ts';

// What verdicts are reached by, in report.json and in the manifest.

const text = z.string();
const sha256 = z.string().regex(/^sha256-/);

const parts = {
  engine: z.strictObject({ version: text, digest: sha256.nullable() }),
  catalogue: z.strictObject({ shipped: sha256, contents: sha256 }),
  rules: sha256,
};

const logicSchema: z.ZodType<Logic> = z.strictObject(parts);

export const logicSectionSchema: z.ZodType<LogicSection> = z.strictObject({
  ...parts,
  furtherRules: z.array(z.strictObject({ rule: text, says: text })),
  previous: logicSchema.nullable(),
  changed: z.array(text).nullable(),
});
