import { GrantlensError, whereIn } from '@grantlens/snapshot';
import { z } from 'zod';
import type { ToxicPair } from './toxic-pair.ts';

const text = z.string().trim().min(1);

const pair = z.strictObject({ id: text, title: text.optional(), both: z.tuple([text, text]) });

/** The file of toxic pairs, YAML or JSON. */
export const toxicPairsSchema: z.ZodType = z.strictObject({
  format: z.literal('grantlens.toxic'),
  version: z.literal(1),
  pairs: z
    .array(pair)
    .refine((pairs) => new Set(pairs.map(({ id }) => id)).size === pairs.length, 'two pairs have one id'),
});

/**
 * Reads a parsed file of toxic pairs.
 *
 * @throws GrantlensError `toxic-pairs-unreadable`, naming the first place that is wrong
 */
export function readToxicPairs(file: unknown): readonly ToxicPair[] {
  const read = toxicPairsSchema.safeParse(file);
  if (!read.success) throw new GrantlensError('toxic-pairs-unreadable', whereIn(read.error));
  const { pairs } = read.data as { readonly pairs: readonly z.infer<typeof pair>[] };
  return pairs.map(({ id, title, both }) => ({ id, title: title ?? `${both[0]} and ${both[1]}`, both }));
}
