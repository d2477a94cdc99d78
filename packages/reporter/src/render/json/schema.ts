import { assumptions } from '@grantlens/engine/internal';
import {
  collectionNames,
  collectionStatuses,
  extraNames,
  gapCauses,
  oddityKinds,
} from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Cover } from '../../model/cover.ts';
import type { CoverageGap, CoverageSection } from '../../model/coverage.ts';
import { type Meta, type Report, reportFormat, reportVersion } from '../../model/report.ts';
import { accuracySchema } from './accuracy.ts';
import { integritySchema } from './integrity.ts';
import { logicSectionSchema } from './logic.ts';
import { evaluationSchema, peopleSchema } from './people.ts';
import { overviewSchema, privilegedSchema } from './sections.ts';
import { sourceSchema } from './source.ts';
import { tablesSchema, zonesSchema } from './tables.ts';

const text = z.string();
const nullable = text.nullable();
const count = z.int().min(0);
const collection = z.enum(collectionNames);
const sha256 = z.string().regex(/^sha256-/);

const metaSchema: z.ZodType<Meta> = z.strictObject({
  reportId: z.string().regex(/^r-[0-9a-f]{12}$/),
  account: z.strictObject({ id: text, name: nullable }),
  takenAt: z.strictObject({ start: text, end: text }),
  previous: z.strictObject({ snapshotDigest: sha256, takenAt: text, oldest: text }).nullable(),
  toolVersion: text,
  snapshotDigest: sha256,
  snapshotTool: z.strictObject({ name: text, version: text }),
  contentsDigest: sha256,
  rowsPer: z.enum(['principal', 'holder']),
  complete: z.boolean(),
});

const coverSchema: z.ZodType<Cover> = z.strictObject({
  incompleteBecause: z.array(text),
  figures: z.array(z.strictObject({ title: text, value: z.number(), note: text })),
  rules: z.array(z.strictObject({ rule: text, says: text })),
  assumptions: z.array(z.strictObject({ id: z.enum(assumptions), says: text, rows: count })),
  sections: z.array(z.strictObject({ id: text, title: text, evaluated: z.boolean(), says: text })),
});

/** A number counted in two ways. */
export const controlTotalSchema: z.ZodType<CoverageSection['controlTotals'][number]> = z.strictObject({
  title: text,
  parts: z.array(z.strictObject({ title: text, value: z.int() })),
  total: z.int(),
  ties: z.boolean(),
});

/** Only in the program are the ids of gaps a type of their own. */
type WrittenGap = Omit<CoverageGap, 'id'> & { readonly id: string };
type WrittenCoverage = Omit<CoverageSection, 'gaps'> & { readonly gaps: readonly WrittenGap[] };

const coverageSchema: z.ZodType<WrittenCoverage> = z.strictObject({
  source: sourceSchema,
  collections: z.array(
    z.strictObject({
      collection,
      title: text,
      status: z.enum(collectionStatuses),
      requests: count,
      expected: z.number().nullable(),
      received: count,
      inReport: count.nullable(),
      unreadable: count,
      setAside: count,
      ties: z.boolean(),
      problem: nullable,
    }),
  ),
  besides: z.array(
    z.strictObject({
      extra: z.enum(extraNames),
      title: text,
      status: z.enum(collectionStatuses),
      requests: count,
      expected: z.number().nullable(),
      received: count,
      unreadable: count,
      problem: nullable,
    }),
  ),
  controlTotals: z.array(controlTotalSchema),
  gaps: z.array(
    z.strictObject({
      id: text,
      collection,
      cause: z.enum(gapCauses),
      clouds: text,
      title: text,
      why: text,
      rows: count,
    }),
  ),
  issues: z.array(z.strictObject({ collection, path: text, message: text, title: text })),
  oddities: z.array(
    z.strictObject({ kind: z.enum(oddityKinds), collection, path: text, message: text, title: text }),
  ),
  blindSpots: z.array(text),
  accuracy: accuracySchema.nullable(),
  integrity: integritySchema,
  logic: logicSectionSchema,
});

/** `report.json`, as published in `report.schema.json`. */
export const reportSchema: z.ZodType<Omit<Report, 'coverage'> & { readonly coverage: WrittenCoverage }> =
  z.strictObject({
    format: z.literal(reportFormat),
    version: z.literal(reportVersion),
    meta: metaSchema,
    cover: coverSchema,
    coverage: coverageSchema,
    overview: overviewSchema,
    privileged: privilegedSchema,
    evaluation: evaluationSchema,
    people: peopleSchema,
    zones: zonesSchema,
    tables: tablesSchema,
  });

/** The JSON Schema of `report.json`, published with this package. */
export function reportJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(reportSchema);
}
