import { fileForm } from '@grantlens/snapshot/internal';
import * as z from 'zod/mini';
import type { ToxicPair } from './toxic-pair.ts';

const text = z.string().check(z.trim(), z.minLength(1));

const pair = z.strictObject({ id: text, title: z.optional(text), both: z.tuple([text, text]) });

const form = fileForm({
  format: 'grantlens.toxic',
  list: 'pairs',
  rows: z
    .array(pair)
    .check(
      z.refine((pairs) => new Set(pairs.map(({ id }) => id)).size === pairs.length, 'two pairs have one id'),
    ),
  code: 'toxic-pairs-unreadable',
});

/**
 * Reads a parsed file of toxic pairs.
 *
 * @throws GrantlensError `toxic-pairs-unreadable`, naming the first place that is wrong
 */
export function readToxicPairs(file: unknown): readonly ToxicPair[] {
  return form
    .read(file)
    .map(({ id, title, both }) => ({ id, title: title ?? `${both[0]} and ${both[1]}`, both }));
}
