import { thresholdNames } from '@grantlens/engine/options';
import { personFields, reportFormats } from '@grantlens/reporter/options';
import { z } from 'zod';

const text = z.string().min(1);
const file = text.describe('a path, from the folder of this file');
const texts = z.union([text, z.array(text).min(1)]);
const perName = (names: readonly string[], value: z.ZodType) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, value.optional()])));

/** The form of a settings file, as published in `settings.schema.json`. */
export const settingsSchema: z.ZodType = z.strictObject({
  format: z.literal('grantlens.settings'),
  version: z.literal(1),
  account: text.describe('the id of the account that is read').optional(),
  snapshot: file.optional(),
  previous: file.describe('the package, or the snapshot, of the previous review').optional(),
  catalogue: file.optional(),
  people: file.optional(),
  waivers: file.optional(),
  rules: file.optional(),
  toxicPairs: file.optional(),
  reviewers: file.optional(),
  peopleColumns: perName(personFields, texts).optional(),
  ownDomains: texts.optional(),
  thresholds: perName(thresholdNames, z.int().min(0).max(999_999)).optional(),
  fallback: text.optional(),
  scimGroups: texts.optional(),
  formats: z.union([z.enum(reportFormats), z.array(z.enum(reportFormats)).min(1)]).optional(),
});
