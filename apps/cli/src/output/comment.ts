import { counted } from '@grantlens/engine/internal';
import { commentMarker } from './markdown.ts';

/** GitHub takes 65,536 units of UTF-16 in a comment, and what others put around ours needs room as well. */
export const longestComment = 60_000;

/** A part of a comment: lines of which only as many are shown as there is room for, between some that it cannot do without. */
export interface CommentPart {
  readonly before: readonly string[];
  readonly rows: readonly string[];
  readonly after: readonly string[];
}

/** What is kept free for saying what was left out. */
const reserve = 200;

/**
 * A comment on a pull request. Its first line is a marker, by which the next one takes its place; the parts come in order
 * while there is room, and what there is no room for is counted.
 */
export function commentText(accountId: string, parts: readonly CommentPart[]): string {
  const lines = [commentMarker(accountId)];
  let room = longestComment - sizeOf(lines) - reserve;
  let left = 0;
  for (const { before, rows, after } of parts) {
    const frame = sizeOf([...before, ...after]) + reserve;
    const shown: string[] = [];
    let size = frame;
    for (const row of rows) {
      if (size + row.length + 1 > room) break;
      size += row.length + 1;
      shown.push(row);
    }
    // A table or a list without a row is no part.
    if (frame > room || (shown.length === 0 && rows.length > 0)) {
      left += 1;
      continue;
    }
    const rest = rows.length - shown.length;
    const cut = rest === 0 ? [] : ['', `${counted(rest, 'more line')}: there is no room for more here.`];
    const block = [...before, ...shown, ...cut, ...after];
    lines.push(...block);
    room -= sizeOf(block);
  }
  if (left > 0)
    lines.push('', `${counted(left, 'more part')} of this answer: there is no room for more here.`);
  return `${lines.join('\n')}\n`;
}

function sizeOf(lines: readonly string[]): number {
  return lines.reduce((sum, { length }) => sum + length + 1, 0);
}
