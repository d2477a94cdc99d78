import { collectionNames } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { AccuracyListed, AccuracySection } from '../../model/accuracy.ts';
import { choices } from '../../model/tables/cells.ts';

// Rows beside what the API said, and the answers of a second evaluator, in report.json; without what the API said, in
// the manifest.

const text = z.string();
const count = z.int().min(0);

const parts = {
  seed: z.string().regex(/^[0-9a-f]{8}$/),
  questions: z.strictObject({ asked: count, possible: count, principals: count, differing: count }),
  differences: z.array(
    z.strictObject({ principal: text, permission: text, resource: text, engine: text, reference: text }),
  ),
};

export const accuracySchema: z.ZodType<AccuracySection> = z.strictObject({
  ...parts,
  rows: z.strictObject({
    of: count,
    drawn: z.array(
      z.strictObject({
        id: text,
        email: text.nullable(),
        name: text.nullable(),
        means: text,
        effective: z.enum(choices.verdict),
        payloads: z.array(
          z.strictObject({ title: text, collection: z.enum(collectionNames), payload: text }),
        ),
      }),
    ),
  }),
});

export const accuracyListedSchema: z.ZodType<AccuracyListed> = z.strictObject({
  ...parts,
  rows: z.strictObject({ of: count, drawn: z.array(text) }),
});
