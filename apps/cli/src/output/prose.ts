import { widthOf, wrapped } from './wrap.ts';

/** What a line begins with: the branches of a tree, or a blank and the mark of a list. */
const lead = /^(?:(?:│ {2}| {3})*(?:├─ |└─ )| *(?:(?:[-?→~+]|\d+) +)?)/;

/** Under the words of a line stands what continues it. */
const hanging = '  ';

/**
 * Prose in lines no longer than a page is wide, where words allow it. What continues a line stands under its
 * words, with the branches of a tree drawn on.
 */
export function flowing(text: string, columns: number): string {
  return text
    .split('\n')
    .map((line) => flowingLine(line, columns))
    .join('\n');
}

function flowingLine(line: string, columns: number): string {
  if (widthOf(line) <= columns) return line;
  const [before = ''] = lead.exec(line) ?? [];
  const follow = `${before.replace('├', '│').replace(/[^│ ]/g, ' ')}${hanging}`;
  const [first = '', ...more] = wrapped(line.slice(before.length), columns - follow.length).split('\n');
  return [`${before}${first}`, ...more.map((one) => `${follow}${one}`)].join('\n');
}
