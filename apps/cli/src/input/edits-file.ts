import type { PlacedSentence } from '@grantlens/engine/internal';
import { GrantlensError } from '@grantlens/snapshot';
import { readUtf8 } from '@grantlens/snapshot/internal';
import type { SizeLimit } from './bounded-file.ts';
import { readFileOrInput } from './named-bytes.ts';

/** Each edit is read on the account that those before it leave: a file of a megabyte would take hours. */
const largest: SizeLimit = { most: 2 ** 20 };

/**
 * Reads a file of edits, a sentence in each line; `-` is standard input. A line that begins with `#` is a comment.
 *
 * @throws GrantlensError `file-unreadable`, or `edit-unclear` where there is no edit in it
 */
export async function readEditsFile(path: string): Promise<readonly PlacedSentence[]> {
  const { path: name, bytes } = await readFileOrInput(path, 'the edits in', largest);
  const reading = readUtf8(bytes);
  if (reading.kind === 'not-utf-8')
    throw new GrantlensError('file-unreadable', `cannot read ${name}: line ${reading.line} is not UTF-8`);
  const edits = editsIn(reading.text, name);
  if (edits.length > 0) return edits;
  throw new GrantlensError('edit-unclear', `there is no edit in ${name}`);
}

/** The sentences of a text, each with the line on which it stands. */
export function editsIn(text: string, name: string): readonly PlacedSentence[] {
  return text
    .split(/\r\n|\n|\r/)
    .map((sentence, at) => ({ sentence, place: `line ${at + 1} of ${name}` }))
    .filter(({ sentence }) => sentence.trim() !== '' && !sentence.startsWith('#'));
}
