import type { Position } from './fault.ts';

/** Finds the line and column of an offset. Columns count Unicode characters, and an emoji is one. */
export function openPositions(text: string): (offset: number) => Position {
  const starts = [0];
  // Of a character of two units the second, which is no column of its own.
  const seconds: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === '\n' || (letter === '\r' && text[at + 1] !== '\n')) starts.push(at + 1);
    else if (takesTwo(text.codePointAt(at))) {
      at += 1;
      seconds.push(at);
    }
  }
  return (offset) => {
    const line = countUpTo(starts, offset);
    const start = starts[line - 1] ?? 0;
    const doubled = countUpTo(seconds, offset - 1) - countUpTo(seconds, start - 1);
    return { line, column: offset - start - doubled + 1 };
  };
}

/** Whether a code point takes two units of a text. */
function takesTwo(codePoint: number | undefined): boolean {
  return codePoint !== undefined && codePoint > 0xffff;
}

/** How many of some rising numbers are at most `limit`: found by halves, since a file may be one long line. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
