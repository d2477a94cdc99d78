import { fileForm } from '@grantlens/snapshot/internal';
import { z } from 'zod';
import type { ToxicPair } from './toxic-pair.ts';

const text = z.string().trim().min(1);

const pair = z.strictObject({ id: text, title: text.optional(), both: z.tuple([text, text]) });

const form = fileForm({
  format: 'grantlens.toxic',
  list: 'pairs',
  rows: z
    .array(pair)
    .refine((pairs) => new Set(pairs.map(({ id }) => id)).size === pairs.length, 'two pairs have one id'),
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
