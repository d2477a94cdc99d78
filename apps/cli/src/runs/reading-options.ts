import type { Command } from '../answers/ask.ts';
import type { QuestionOptions } from '../input/snapshot-bytes.ts';

/** The options that say how a snapshot is read, as they are typed. */
export function readingOptions({ catalogue, allowModified, maxSize }: QuestionOptions): Command['options'] {
  return [
    ...(catalogue === undefined ? [] : ([['--catalogue', catalogue]] as const)),
    ...(allowModified ? ([['--allow-modified']] as const) : []),
    ...(maxSize === undefined ? [] : ([['--max-size', `${maxSize / 1024}K`]] as const)),
  ];
}
