import { GrantlensError } from '@grantlens/snapshot';
import { readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import { reportFormats } from '../model/formats.ts';
import { accuracyListedSchema } from '../render/json/accuracy.ts';
import { logicSectionSchema } from '../render/json/logic.ts';
import { settingsSchema } from '../render/json/people.ts';
import { controlTotalSchema } from '../render/json/schema.ts';
import { sourceSchema } from '../render/json/source.ts';
import { inputRoles } from './contents.ts';
import { type Manifest, manifestFormat, manifestVersion } from './manifest.ts';

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const digest = z.string().regex(/^sha256-[0-9a-f]{64}$/);

/** A name and no path: a package is one folder, and nothing outside it is read for it. */
const fileName = z
  .string()
  .max(100)
  .regex(/^[a-z0-9][a-z0-9.-]*$/);

/** `manifest.json`, as published in `manifest.schema.json`. */
const manifestSchema: z.ZodType<Manifest> = z.strictObject({
  format: z.literal(manifestFormat),
  version: z.literal(manifestVersion),
  reportId: z.string(),
  account: z.strictObject({ id: z.string(), name: z.string().nullable() }),
  takenAt: z.strictObject({ start: z.string(), end: z.string() }),
  tool: z.strictObject({ name: z.literal('grantlens'), version: z.string() }),
  complete: z.boolean(),
  snapshotDigest: z.string(),
  snapshotModified: z.boolean(),
  contentsDigest: digest,
  inputs: z.array(z.strictObject({ role: z.enum(inputRoles), file: fileName })),
  settings: settingsSchema,
  formats: z.array(z.enum(reportFormats)),
  previousManifest: hex.nullable(),
  source: z.exactOptional(sourceSchema),
  logic: z.exactOptional(logicSectionSchema),
  accuracy: z.exactOptional(accuracyListedSchema.nullable()),
  files: z
    .array(
      z.strictObject({
        name: fileName,
        bytes: z.int().min(0),
        sha256: hex,
        notCloudflare: z.exactOptional(z.string()),
      }),
    )
    .max(1000),
  controlTotals: z.array(controlTotalSchema),
  digest,
});

/**
 * Reads the bytes of a manifest. That it is in the form of one does not say that it is true.
 *
 * @throws GrantlensError `package-unreadable`
 */
export function readManifest(bytes: Uint8Array): Manifest {
  const read = manifestSchema.safeParse(parse(bytes));
  if (read.success) return read.data;
  const why = whereIn(read.error, 'it');
  throw new GrantlensError('package-unreadable', `not a grantlens manifest: ${why}`);
}

function parse(bytes: Uint8Array): unknown {
  const read = readStrictJson(bytes);
  if (read.kind === 'json') return read.value;
  throw new GrantlensError('package-unreadable', `the manifest ${read.why.replace(/^it /, '')}`);
}

/** The JSON Schema of `manifest.json`, published with this package. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(manifestSchema);
}
