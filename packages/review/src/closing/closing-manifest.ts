import { type FileRecord, mapTexts, wellFormed } from '@grantlens/reporter/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { digestOf, readStrictJson, whereIn } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { Head } from '../log/chain.ts';
import type { Closing } from './closing.ts';
import { controlTotalSchema } from './closing-schema.ts';

/** What seals a closed review, in the form of `manifest.json`: every other file of the package, and the end of the log. */
export interface ClosingManifest
  extends Pick<Closing, 'reportId' | 'account' | 'package' | 'tool' | 'controlTotals'> {
  readonly format: 'grantlens.closing-manifest';
  readonly version: 1;
  readonly closedAt: string;
  readonly head: { readonly seq: number; readonly hash: string };
  /** By their paths in the package, with `/` between. */
  readonly files: readonly FileRecord[];
  /** `sha256-<hex>` over the canonical text of everything else. */
  readonly digest: string;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);

/** `closing-manifest.json`, as published in `closing-manifest.schema.json`. */
const schema: z.ZodType<ClosingManifest> = z.strictObject({
  format: z.literal('grantlens.closing-manifest'),
  version: z.literal(1),
  reportId: z.string(),
  account: z.strictObject({ id: z.string(), name: z.string().nullable() }),
  package: hex,
  closedAt: z.string(),
  tool: z.strictObject({ name: z.literal('grantlens'), version: z.string() }),
  head: z.strictObject({ seq: z.int().positive(), hash: hex }),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: hex })),
  controlTotals: z.array(controlTotalSchema),
  digest: z.string().regex(/^sha256-[0-9a-f]{64}$/),
});

/** The JSON Schema of `closing-manifest.json`, published with this package. */
export function closingManifestJsonSchema(): Readonly<Record<string, unknown>> {
  return z.toJSONSchema(schema);
}

/** The manifest of a closed review, to the byte. `head` is the end of the log, the line that closes it included. */
export function closingManifestText(
  { reportId, account, package: manifest, tool, controlTotals, signOff }: Closing,
  { seq, hash }: Head,
  files: readonly FileRecord[],
): string {
  const rest: Omit<ClosingManifest, 'digest'> = {
    format: 'grantlens.closing-manifest',
    version: 1,
    reportId,
    account,
    package: manifest,
    closedAt: signOff.at,
    tool,
    head: { seq, hash },
    files: mapTexts(files, wellFormed).toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    controlTotals,
  };
  return textOf(rest);
}

function textOf(rest: Omit<ClosingManifest, 'digest'>): string {
  return `${JSON.stringify({ ...rest, digest: digestOf(rest) }, null, 2)}\n`;
}

/** Whether the bytes of a manifest are what is written of it, with the digest that it must have. */
export function isAsWritten({ digest: _, ...rest }: ClosingManifest, bytes: Uint8Array): boolean {
  return textOf(rest) === new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/**
 * Reads the manifest of a closed review. That it is in the form of one does not say that it is true.
 *
 * @throws GrantlensError `review-unreadable`
 */
export function readClosingManifest(bytes: Uint8Array): ClosingManifest {
  const reading = readStrictJson(bytes);
  if (reading.kind === 'problem') throw new GrantlensError('review-unreadable', reading.why);
  const read = schema.safeParse(reading.value);
  if (!read.success) throw new GrantlensError('review-unreadable', whereIn(read.error));
  return read.data;
}
