import { counted } from '@grantlens/engine/internal';

/** An answer as a comment under a change of files: in markdown, with every name in a code span. */
export interface Comment {
  /** What it comes down to, in a line. */
  readonly summary: string;
  readonly sections: readonly CommentSection[];
}

/** A part of a comment. */
export interface CommentSection {
  /** Without a name in it: where it is folded away, it is not markdown. */
  readonly title: string;
  readonly isFolded?: boolean;
  readonly lines: readonly CommentLine[];
}

/** A line, and how many rows of the answer it says. */
export interface CommentLine {
  readonly text: string;
  readonly rows: number;
}

/** The most characters of a comment, as UTF-16 counts them: GitHub takes 65,536. */
export const longestComment = 60_000;

/** What is said around the sections. */
export interface CommentFrame {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Writes a comment as long as it may be, with what was left out said where it would be and at the end. */
export function commentText(
  { sections }: Pick<Comment, 'sections'>,
  { before, after }: CommentFrame,
): string {
  const written: string[] = [...before];
  let room = longestComment - lengthOf([...before, ...after, ...cutWords(Number.MAX_SAFE_INTEGER)]);
  let leftOut = 0;
  for (const section of sections) {
    const [open, close] = frameOf(section);
    const rest = section.lines.reduce((sum, { rows }) => sum + rows, 0);
    // What says how many are left out has its room from the beginning.
    let left = room - lengthOf([...open, ...close, moreWords(rest)]);
    const kept: string[] = [];
    let said = 0;
    for (const { text, rows } of section.lines) {
      left -= lengthOf([text]);
      if (left < 0) break;
      kept.push(text);
      said += rows;
    }
    leftOut += rest - said;
    if (kept.length === 0) continue;
    const lines = [...open, ...kept, ...(said < rest ? [moreWords(rest - said)] : []), ...close];
    room -= lengthOf(lines);
    written.push(...lines);
  }
  return [...written, ...(leftOut > 0 ? cutWords(leftOut) : []), ...after].join('\n');
}

function frameOf({ title, isFolded }: CommentSection): readonly [readonly string[], readonly string[]] {
  // The empty lines are where markdown begins again.
  return isFolded
    ? [
        [`<details><summary>${title}</summary>`, ''],
        ['', '</details>', ''],
      ]
    : [[`#### ${title}`, ''], ['']];
}

function moreWords(rows: number): string {
  return `- … and ${counted(rows, 'more row')}, left out here`;
}

function cutWords(rows: number): readonly string[] {
  return [
    `_Left out: ${counted(rows, 'row')}, for a comment has at most ${longestComment.toLocaleString('en')} characters. With \`-o json\` the answer has them all._`,
    '',
  ];
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length + 1, 0);
}
