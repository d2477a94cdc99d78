import { z } from 'zod';

/** What a sheet saves. */
export interface DecisionsFile {
  readonly format: 'grantlens.decisions';
  readonly version: 1;
  readonly manifest: string;
  readonly reviewer: string;
  readonly seconds?: number | undefined;
  readonly decisions: readonly SavedDecision[];
}

/** A decision about one unit, as it is saved. */
export interface SavedDecision {
  readonly id: string;
  readonly decision: string;
  readonly justification?: string | undefined;
  readonly ticket?: string | undefined;
  readonly due?: string | undefined;
  readonly seconds?: number | undefined;
}

const text = z.string();
const seconds = z.number().nonnegative();

/**
 * The file that the page of a sheet saves: `decisions-<reviewer>.json`. What else somebody adds to it is left
 * alone.
 */
export const decisionsFile: z.ZodType<DecisionsFile> = z.object({
  format: z.literal('grantlens.decisions'),
  version: z.literal(1),
  /** SHA-256 of the manifest of the package. */
  manifest: text,
  reviewer: text,
  /** How long the reviewer took over all of it. */
  seconds: seconds.optional(),
  /** Those that are missing stay open. */
  decisions: z
    .array(
      z.object({
        id: text,
        decision: text,
        justification: text.optional(),
        ticket: text.optional(),
        /** A day: `2026-12-31`. */
        due: text.optional(),
        /** How long the reviewer looked at the unit. */
        seconds: seconds.optional(),
      }),
    )
    .min(1, 'there is no decision in it'),
});

/** The form of the file that a sheet saves, as JSON Schema. */
export function decisionsJsonSchema(): object {
  return z.toJSONSchema(decisionsFile, { io: 'input' });
}
